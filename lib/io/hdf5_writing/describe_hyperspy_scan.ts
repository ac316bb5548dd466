import type { ScanSource } from "../../scan/scan_source.ts";
import type { Hdf5DatasetRecord, Hdf5Writer } from "./hdf5_writer.ts";

/** Version of HyperSpy's format that is written: that of HyperSpy 1.7. */
const formatVersion = "3.1";

/**
 * Names a scan's values in a file so that HyperSpy loads them as a `Signal2D`
 * with two navigation axes and with their pixel sizes. Axes without a known
 * size have steps of 1 px.
 */
export function describeHyperspyScan(
  writer: Hdf5Writer,
  options: { readonly source: ScanSource; readonly data: Hdf5DatasetRecord },
): void {
  const { source, data } = options;
  const { scanStepNm, detectorPixelPerAngstrom } = source.calibration;
  // A slash would begin another group, and a dot alone means the group itself.
  const name = source.name.replaceAll("/", "-").replace(/^\.*$/, "scan");
  const group = `/Experiments/${name}`;
  writer.group("/", {
    file_format: "HyperSpy",
    file_format_version: formatVersion,
  });
  writer.dataset(`${group}/data`, data);
  const axes = [
    { name: "y", step: scanStepNm, units: "nm", navigate: true },
    { name: "x", step: scanStepNm, units: "nm", navigate: true },
    {
      name: "ky",
      step: detectorPixelPerAngstrom,
      units: "1/Å",
      navigate: false,
    },
    {
      name: "kx",
      step: detectorPixelPerAngstrom,
      units: "1/Å",
      navigate: false,
    },
  ];
  for (const [index, { name, step, units, navigate }] of axes.entries()) {
    writer.group(`${group}/axis-${index}`, {
      _type: "UniformDataAxis",
      name,
      scale: step ?? 1,
      offset: 0,
      size: BigInt(data.shape[index]),
      units: step === undefined ? "px" : units,
      navigate,
      is_binned: false,
    });
  }
  writer.group(`${group}/metadata/General`, { title: source.name });
  writer.group(`${group}/metadata/Signal`, { signal_type: "" });
  writer.group(`${group}/original_metadata`);
}
