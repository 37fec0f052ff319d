import { expm1OfNegative4, normalCdf4, normalDensity4, sigmoid4, tanh4 } from "./math";
import { multiplyAdd } from "./simd";

// Codes of the activations: their indices in ACTIVATIONS (core/learner/network/modelSpec.ts), which activation.test.ts checks.
const RELU = 0;
const LEAKY_RELU = 1;
const ELU = 2;
const SELU = 3;
const GELU = 4;
const SWISH = 5;
const TANH = 6;
const SIGMOID = 7;
const LINEAR = 8;

/** Slope of leakyRelu below 0: Keras 3's `activations.leaky_relu`. */
const LEAKY_SLOPE: f32 = 0.2;
/** Klambauer et al. 2017, as in Keras. */
const SELU_SCALE: f32 = 1.0507009873554805;
const SELU_SCALE_ALPHA: f32 = 1.7580993408473766;
/** 1 / √(2π). */
const DENSITY_AT_0: f32 = 0.3989422804014327;

/**
 * y = f(x), element by element, with the definitions of tfjs/activations.ts. NaN stays NaN.
 * @param may be x if `activationBackward` does not need x
 */
export function activationForward(kind: i32, x: usize, y: usize, vectors: i32): void {
  switch (kind) {
    case LINEAR:
      if (x != y) memory.copy(y, x, <usize>vectors << 4);
      break;
    case RELU: forward(RELU, x, y, vectors); break;
    case LEAKY_RELU: forward(LEAKY_RELU, x, y, vectors); break;
    case ELU: forward(ELU, x, y, vectors); break;
    case SELU: forward(SELU, x, y, vectors); break;
    case GELU: forward(GELU, x, y, vectors); break;
    case SWISH: forward(SWISH, x, y, vectors); break;
    case TANH: forward(TANH, x, y, vectors); break;
    default: forward(SIGMOID, x, y, vectors);
  }
}

/**
 * dx = dy · f′(x), element by element. At 0, relu and leakyRelu use the slope of the negative side.
 * @param x read only by gelu and swish
 * @param y f(x)
 * @param dx may be dy
 */
export function activationBackward(kind: i32, dy: usize, x: usize, y: usize, dx: usize, vectors: i32): void {
  switch (kind) {
    case LINEAR:
      if (dy != dx) memory.copy(dx, dy, <usize>vectors << 4);
      break;
    case RELU: backward(RELU, dy, x, y, dx, vectors); break;
    case LEAKY_RELU: backward(LEAKY_RELU, dy, x, y, dx, vectors); break;
    case ELU: backward(ELU, dy, x, y, dx, vectors); break;
    case SELU: backward(SELU, dy, x, y, dx, vectors); break;
    case GELU: backward(GELU, dy, x, y, dx, vectors); break;
    case SWISH: backward(SWISH, dy, x, y, dx, vectors); break;
    case TANH: backward(TANH, dy, x, y, dx, vectors); break;
    default: backward(SIGMOID, dy, x, y, dx, vectors);
  }
}

/**
 * The loop, with `kind` constant wherever it is inlined. Four vectors per iteration if the function is only one or two
 * instructions, otherwise two: the machine code rebuilds every constant in each iteration, which costs as much as the arithmetic,
 * but once for both vectors. An odd last vector is computed twice.
 */
@inline
function forward(kind: i32, x: usize, y: usize, vectors: i32): void {
  if (kind <= LEAKY_RELU) {
    const end = x + (<usize>vectors << 4);
    for (const end4 = x + (<usize>(vectors >> 2) << 6); x < end4; x += 64, y += 64) {
      const first = value(kind, v128.load(x));
      const second = value(kind, v128.load(x, 16));
      const third = value(kind, v128.load(x, 32));
      const fourth = value(kind, v128.load(x, 48));
      v128.store(y, first);
      v128.store(y, second, 16);
      v128.store(y, third, 32);
      v128.store(y, fourth, 48);
    }
    for (; x < end; x += 16, y += 16) v128.store(y, value(kind, v128.load(x)));
  } else {
    for (let left = vectors; left > 0; left -= 2, x += 32, y += 32) {
      const next: usize = left > 1 ? 16 : 0;
      const first = value(kind, v128.load(x));
      const second = value(kind, v128.load(x + next));
      v128.store(y, first);
      v128.store(y + next, second);
    }
  }
}

@inline
function backward(kind: i32, dy: usize, x: usize, y: usize, dx: usize, vectors: i32): void {
  if (kind == GELU || kind == SWISH) {
    for (let left = vectors; left > 0; left -= 2, dy += 32, x += 32, y += 32, dx += 32) {
      const next: usize = left > 1 ? 16 : 0;
      const first = gradient(kind, v128.load(dy), x, v128.load(y));
      const second = gradient(kind, v128.load(dy + next), x + next, v128.load(y + next));
      v128.store(dx, first);
      v128.store(dx + next, second);
    }
  } else {
    const end = dy + (<usize>vectors << 4);
    for (const end4 = dy + (<usize>(vectors >> 2) << 6); dy < end4; dy += 64, y += 64, dx += 64) {
      const first = gradient(kind, v128.load(dy), x, v128.load(y));
      const second = gradient(kind, v128.load(dy, 16), x, v128.load(y, 16));
      const third = gradient(kind, v128.load(dy, 32), x, v128.load(y, 32));
      const fourth = gradient(kind, v128.load(dy, 48), x, v128.load(y, 48));
      v128.store(dx, first);
      v128.store(dx, second, 16);
      v128.store(dx, third, 32);
      v128.store(dx, fourth, 48);
    }
    for (; dy < end; dy += 16, y += 16, dx += 16) v128.store(dx, gradient(kind, v128.load(dy), x, v128.load(y)));
  }
}

@inline
function value(kind: i32, x: v128): v128 {
  const zero = f32x4.splat(0);
  // In this order of the operands `pmax` and `pmin` keep a NaN of x.
  if (kind == RELU) return f32x4.pmax(x, zero);
  if (kind == LEAKY_RELU) return f32x4.pmax(x, f32x4.mul(x, f32x4.splat(LEAKY_SLOPE)));
  if (kind == ELU) return v128.bitselect(x, expm1OfNegative4(f32x4.pmin(x, zero)), f32x4.gt(x, zero));
  if (kind == SELU) {
    const below = f32x4.mul(expm1OfNegative4(f32x4.pmin(x, zero)), f32x4.splat(SELU_SCALE_ALPHA));
    return v128.bitselect(f32x4.mul(x, f32x4.splat(SELU_SCALE)), below, f32x4.gt(x, zero));
  }
  if (kind == GELU) return f32x4.mul(x, normalCdf4(x, normalDensity4(x)));
  if (kind == SWISH) return f32x4.mul(x, sigmoid4(x));
  if (kind == TANH) return tanh4(x);
  return sigmoid4(x);
}

/** dy · f′ from y = f(x), or from x, given by its address, for functions that need it. */
@inline
function gradient(kind: i32, dy: v128, x: usize, y: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  if (kind == RELU) return v128.and(dy, f32x4.gt(y, zero));
  if (kind == LEAKY_RELU) return v128.bitselect(dy, f32x4.mul(dy, f32x4.splat(LEAKY_SLOPE)), f32x4.gt(y, zero));
  if (kind == ELU) return f32x4.mul(dy, f32x4.add(f32x4.pmin(y, zero), one));
  if (kind == SELU) {
    const below = f32x4.add(y, f32x4.splat(SELU_SCALE_ALPHA));
    return f32x4.mul(dy, v128.bitselect(f32x4.splat(SELU_SCALE), below, f32x4.gt(y, zero)));
  }
  if (kind == GELU) {
    const at = v128.load(x);
    const density = normalDensity4(at);
    const slope = multiplyAdd(f32x4.mul(at, f32x4.splat(DENSITY_AT_0)), density, normalCdf4(at, density));
    return f32x4.mul(dy, slope);
  }
  if (kind == SWISH) {
    const s = sigmoid4(v128.load(x));
    return f32x4.mul(dy, multiplyAdd(y, f32x4.sub(one, s), s));
  }
  if (kind == TANH) return f32x4.mul(dy, f32x4.mul(f32x4.add(one, y), f32x4.sub(one, y)));
  return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(one, y)));
}
