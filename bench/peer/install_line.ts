/** Debian's packages of the libraries that the Python recipe is written for. */
const PACKAGES: Readonly<Record<string, string>> = {
  "NumPy": "python3-numpy",
  "h5py": "python3-h5py",
  "scikit-image": "python3-skimage",
  "scikit-learn": "python3-sklearn",
  "umap-learn": "umap-learn",
  "PyTorch": "python3-torch",
};

/**
 * The line that installs the missing libraries of the Python recipe.
 *
 * @param libraries versions by name, null for what is missing; null where there
 * is no Python to ask
 * @returns null where nothing is missing
 */
export function installLine(
  libraries: Readonly<Record<string, string | null>> | null,
): string | null {
  const missing = Object.keys(PACKAGES).filter((name) =>
    libraries === null || (libraries[name] ?? null) === null
  );
  if (missing.length === 0) return null;
  const packages = missing.map((name) => PACKAGES[name]);
  if (libraries === null) packages.unshift("python3");
  return `apt-get install ${packages.join(" ")}`;
}
