/** Code unit order: the same on every machine, unlike a locale's. */
export const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
