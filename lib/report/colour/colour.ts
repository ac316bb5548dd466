/** Red, green and blue of sRGB, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];
