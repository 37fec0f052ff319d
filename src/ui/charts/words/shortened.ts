/** A name with its middle left out where it is longer than `most` characters. */
export function shortened(name: string, most: number): string {
  const characters = Array.from(name);
  if (characters.length <= most) return name;
  const half = Math.floor((most - 1) / 2);
  return `${characters.slice(0, half).join("")}…${characters.slice(-half).join("")}`;
}
