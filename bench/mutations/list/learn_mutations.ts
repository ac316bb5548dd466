import type { Mutation } from "../mutation.ts";

const TRAIN = ["lib/learn/engine", "lib/learn/train_network_test.ts"];

/** Mistakes in training. */
export const LEARN_MUTATIONS: readonly Mutation[] = [
  {
    file: "lib/learn/standardise.ts",
    find: "(Math.sqrt(sum / count) + epsilon));",
    replace: "(Math.sqrt(sum / (count - 1)) + epsilon));",
    why: "a sample deviation in the place of NumPy's",
    tests: ["lib/learn/standardise_test.ts"],
  },
  {
    file: "lib/learn/network/initial_weights.ts",
    find: "const bound = 1 / Math.sqrt(inputs);",
    replace: "const bound = 1 / Math.sqrt(outputs);",
    why: "weights start within other bounds than PyTorch's",
    tests: ["lib/learn/network"],
  },
  {
    file: "lib/learn/network/network_shape.ts",
    find: "layers.push({ inputs: hidden, outputs, rectified: false });",
    replace: "layers.push({ inputs: hidden, outputs, rectified: true });",
    why: "codes and outputs lose their negative values",
    tests: ["lib/learn/network"],
  },
  {
    file: "lib/learn/network/network_settings.ts",
    find: "epsilon: options.epsilon ?? 1e-8,",
    replace: "epsilon: options.epsilon ?? 1e-7,",
    why: "Adam with TensorFlow's epsilon, not PyTorch's",
    tests: ["lib/learn/network"],
  },
  {
    file: "lib/learn/engine/adam_update.ts",
    find: "const rootScale = 1 / Math.sqrt(1 - beta2 ** step);",
    replace: "const rootScale = 1;",
    why: "the second moment's bias is left: the first steps are too long",
    tests: ["lib/learn/engine"],
  },
  {
    file: "lib/learn/engine/adam_decay.ts",
    find: "second: 0.999,",
    replace: "second: 0.99,",
    why: "Adam forgets squares ten times too quickly",
    tests: TRAIN,
  },
  {
    file: "lib/learn/engine/engine_trainer.ts",
    find: "const share = Math.min(batch, order.length - index * batch) /",
    replace: "const share = batch /",
    why: "the last, smaller batch weighs as much as the others",
    tests: TRAIN,
  },
  {
    file: "lib/learn/engine/engine_trainer.ts",
    find: "start < order.length; start += batch",
    replace: "start + batch <= order.length; start += batch",
    why: "the last, smaller batch is not trained with",
    tests: TRAIN,
  },
  {
    file: "lib/learn/engine/training_step.ts",
    find: "if (layer === 0) break;",
    replace: "if (layer === 1) break;",
    why: "the first layer never learns",
    tests: TRAIN,
  },
  {
    file: "lib/learn/train_network.ts",
    find: "loss[epoch] = record.reconstruction + klWeight * record.divergence;",
    replace: "loss[epoch] = record.reconstruction + record.divergence;",
    why: "the VAE's loss counts its divergence a thousand times",
    tests: TRAIN,
  },
  {
    file: "lib/learn/simd/simd_engine.ts",
    find: "sum += variance + mean * mean - 1 - logVariance;",
    replace: "sum += variance + mean * mean - 1 + logVariance;",
    why: "the divergence has a wrong sign",
    tests: TRAIN,
  },
  {
    file: "lib/learn/simd/simd_engine.ts",
    find: "0.5 * weight * (variance - 1);",
    replace: "weight * (variance - 1);",
    why: "variances are pulled towards one twice as hard",
    tests: TRAIN,
  },
  {
    file: "lib/learn/principal_components.ts",
    find: "const sign = largest < 0 ? -1 : 1;",
    replace: "const sign = largest < 0 ? 1 : -1;",
    why: "components point the other way than is said",
    tests: ["lib/learn/principal_components_test.ts"],
  },
  {
    file: "lib/learn/reconstruction_errors.ts",
    find: "errors[start + i] = sum / width;",
    replace: "errors[i] = sum / width;",
    why: "errors of later blocks are put over the first",
    tests: ["lib/learn/reconstruction_error_test.ts"],
  },
  {
    file: "lib/learn/webgpu/latent/sample_codes.ts",
    find: "let deviation = exp(0.5 * logVariance);",
    replace: "let deviation = exp(logVariance);",
    why: "on the adapter, a variance in the place of a deviation",
    tests: ["lib/learn/webgpu/latent"],
  },
];
