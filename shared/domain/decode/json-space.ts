/** The white space of JSON: space, tab, line feed and carriage return. */
export const isJsonSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
