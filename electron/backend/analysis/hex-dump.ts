const bytesPerRow = 16

/** Characters of one full row, its line feed included: offset, two groups of eight bytes, and the bytes as ASCII. */
export const hexRowLength = 78

/** The bytes as rows of 16: offset, bytes in hexadecimal, printable ASCII. */
export function dumpHex(bytes: Uint8Array): string {
  const rows: string[] = []
  for (let offset = 0; offset < bytes.length; offset += bytesPerRow) {
    rows.push(dumpRow(bytes.subarray(offset, offset + bytesPerRow), offset))
  }
  return rows.join('\n')
}

function dumpRow(row: Uint8Array, offset: number): string {
  const pairs = Array.from(row, (byte) => byte.toString(16).padStart(2, '0'))
  const groups = `${pairs.slice(0, 8).join(' ').padEnd(23)}  ${pairs.slice(8).join(' ').padEnd(23)}`
  const ascii = Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
  return `${offset.toString(16).padStart(8, '0')}  ${groups}  ${ascii}`
}
