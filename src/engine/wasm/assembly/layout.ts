/** Index in the dataset of row `i` of a batch: by the epoch's order, or consecutive if there is none. */
@inline
function datasetRow(order: usize, at: i32): usize {
  return order == 0 ? <usize>at : <usize>load<u32>(order + (<usize>at << 2));
}

/**
 * Rows `from` … `from + rows − 1` of the order as a matrix in panels.
 * @param features row-major, a row every `rowBytes` (a multiple of 16, zeros after the last column)
 */
export function gatherRows(features: usize, rowBytes: usize, order: usize, from: i32, rows: i32, y: usize): void {
  const panelBytes = <usize>rows << 4;
  for (let i = 0; i < rows; i++) {
    const row = features + datasetRow(order, from + i) * rowBytes;
    let to = y + (<usize>i << 4);
    for (let at: usize = 0; at < rowBytes; at += 16) {
      v128.store(to, v128.load(row + at));
      to += panelBytes;
    }
  }
}

/** The same rows' targets, one float each. */
export function gatherTargets(targets: usize, order: usize, from: i32, rows: i32, y: usize): void {
  for (let i = 0; i < rows; i++) {
    store<f32>(y + (<usize>i << 2), load<f32>(targets + (datasetRow(order, from + i) << 2)));
  }
}

/**
 * The same rows as pictures in panels, with zeros around them.
 *
 * Lane d of a pixel is the d-th float from that pixel on along its line. So panels for `depth` = channels are the picture itself,
 * and panels for `depth` = window · channels contain everything that a line of a window covers from there: a convolution of few
 * channels then works on whole vectors, with a window of one column. Lanes from `depth` on are garbage.
 *
 * @param features row-major pictures height × width × channels, one every `rowBytes`
 * @param line space for (outWidth + window columns) · channels + 4 floats
 */
export function gatherPictures(
  features: usize, rowBytes: usize, order: usize, from: i32, rows: i32, y: usize,
  height: i32, width: i32, channels: i32, top: i32, left: i32, outHeight: i32, outWidth: i32,
  depth: i32, line: usize,
): void {
  const panels = (depth + 3) >> 2;
  const panelBytes = <usize>(rows * outHeight * outWidth) << 4;
  const lineBytes = <usize>(width * channels) << 2;
  const pixelBytes = <usize>channels << 2;
  memory.fill(y, 0, <usize>panels * panelBytes);
  memory.fill(line, 0, (<usize>outWidth * pixelBytes) + (<usize>(depth + 4) << 2));
  for (let i = 0; i < rows; i++) {
    const row = features + datasetRow(order, from + i) * rowBytes;
    for (let j = 0; j < height; j++) {
      memory.copy(line + <usize>left * pixelBytes, row + <usize>j * lineBytes, lineBytes);
      const to = y + (<usize>((i * outHeight + top + j) * outWidth) << 4);
      for (let panel = 0; panel < panels; panel++) {
        let source = line + (<usize>panel << 4);
        let target = to + <usize>panel * panelBytes;
        for (const end = target + (<usize>outWidth << 4); target < end; target += 16) {
          v128.store(target, v128.load(source));
          source += pixelBytes;
        }
      }
    }
  }
}

/**
 * Pictures in panels with zeros around them: pixel (j, i) goes to (top + j · step, left + i · step). With a step above 1, there are
 * zeros between the pixels, too, as the gradient of a strided convolution needs.
 */
export function padPictures(
  x: usize, y: usize, panels: i32, images: i32, height: i32, width: i32,
  outHeight: i32, outWidth: i32, top: i32, left: i32, step: i32,
): void {
  const pictures = panels * images;
  const outBytes = <usize>(outHeight * outWidth) << 4;
  memory.fill(y, 0, <usize>pictures * outBytes);
  let source = x;
  for (let picture = 0; picture < pictures; picture++) {
    const corner = y + <usize>picture * outBytes + (<usize>(top * outWidth + left) << 4);
    for (let j = 0; j < height; j++) {
      let target = corner + (<usize>(j * step * outWidth) << 4);
      if (step == 1) {
        memory.copy(target, source, <usize>width << 4);
        source += <usize>width << 4;
      } else {
        for (let i = 0; i < width; i++) {
          v128.store(target, v128.load(source));
          source += 16;
          target += <usize>step << 4;
        }
      }
    }
  }
}

/** Pictures (images × pixels rows of `channels`) as one row each: column (pixel, channel), the channel varies fastest. */
export function flatten(x: usize, y: usize, images: i32, pixels: i32, channels: i32): void {
  if ((channels & 3) == 0) regroup(x, y, images, pixels, channels >> 2, true);
  else {
    const panels = (pixels * channels + 3) >> 2;
    memory.fill(y, 0, <usize>(panels * images) << 4);
    regroupElements(x, y, images, pixels, channels, true);
  }
}

/** The inverse of `flatten`: from a matrix of one row per picture to pictures in panels, lanes beyond `channels` 0. */
export function unflatten(y: usize, x: usize, images: i32, pixels: i32, channels: i32): void {
  if ((channels & 3) == 0) regroup(x, y, images, pixels, channels >> 2, false);
  else {
    memory.fill(x, 0, <usize>(((channels + 3) >> 2) * images * pixels) << 4);
    regroupElements(x, y, images, pixels, channels, false);
  }
}

/** Copies whole vectors between pictures at x and their flat rows at y. */
@inline
function regroup(x: usize, y: usize, images: i32, pixels: i32, panels: i32, flat: bool): void {
  for (let panel = 0; panel < panels; panel++) {
    for (let image = 0; image < images; image++) {
      for (let pixel = 0; pixel < pixels; pixel++) {
        const picture = x + (<usize>((panel * images + image) * pixels + pixel) << 4);
        const row = y + (<usize>((pixel * panels + panel) * images + image) << 4);
        if (flat) v128.store(row, v128.load(picture));
        else v128.store(picture, v128.load(row));
      }
    }
  }
}

@inline
function regroupElements(x: usize, y: usize, images: i32, pixels: i32, channels: i32, flat: bool): void {
  for (let image = 0; image < images; image++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      for (let channel = 0; channel < channels; channel++) {
        const column = pixel * channels + channel;
        const picture = element(x, images * pixels, image * pixels + pixel, channel);
        const row = element(y, images, image, column);
        if (flat) store<f32>(row, load<f32>(picture));
        else store<f32>(picture, load<f32>(row));
      }
    }
  }
}

/** Address of an element of a matrix in panels. */
@inline
function element(base: usize, rows: i32, row: i32, column: i32): usize {
  return base + (<usize>((column >> 2) * rows + row) << 4) + (<usize>(column & 3) << 2);
}

/**
 * The kernel for the gradient by the input: window positions in reverse, each with its block depth × width transposed. Lanes beyond
 * `depth` are 0.
 * @param w (places · depth) × width
 * @param y (places · width) × depth
 */
export function transposeKernel(w: usize, y: usize, places: i32, depth: i32, width: i32): void {
  const wPanel = <usize>(places * depth) << 4;
  const yPanel = <usize>(places * width) << 4;
  const zero = f32x4.splat(0);
  for (let place = 0; place < places; place++) {
    for (let d = 0; d < depth; d += 4) {
      const from = w + (<usize>(place * depth + d) << 4);
      const to = y + <usize>(d >> 2) * yPanel + (<usize>((places - 1 - place) * width) << 4);
      const count = depth - d;
      for (let o = 0; o < width; o += 4) {
        const source = from + <usize>(o >> 2) * wPanel;
        const target = to + (<usize>o << 4);
        const r0 = v128.load(source);
        const r1 = count > 1 ? v128.load(source, 16) : zero;
        const r2 = count > 2 ? v128.load(source, 32) : zero;
        const r3 = count > 3 ? v128.load(source, 48) : zero;
        const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
        const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
        const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
        const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
        v128.store(target, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
        if (o + 1 < width) v128.store(target, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 16);
        if (o + 2 < width) v128.store(target, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 32);
        if (o + 3 < width) v128.store(target, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 48);
      }
    }
  }
}

/** Sum of every column: the gradient of a bias. In blocks, so that rounding does not accumulate over many rows. */
export function columnSums(x: usize, y: usize, rows: i32, panels: i32): void {
  const BLOCK = 512;
  let at = x;
  for (let panel = 0; panel < panels; panel++) {
    let sum = f32x4.splat(0);
    for (let from = 0; from < rows; from += BLOCK) {
      let even = f32x4.splat(0);
      let odd = f32x4.splat(0);
      const count = min(rows - from, BLOCK);
      for (const end = at + (<usize>(count >> 1) << 5); at < end; at += 32) {
        even = f32x4.add(even, v128.load(at));
        odd = f32x4.add(odd, v128.load(at, 16));
      }
      if (count & 1) {
        even = f32x4.add(even, v128.load(at));
        at += 16;
      }
      sum = f32x4.add(sum, f32x4.add(even, odd));
    }
    v128.store(y + (<usize>panel << 4), sum);
  }
}
