import type { SignedContentView, SignedPartView } from '@shared/contracts/recipe-preview'
import { escapeInvisible } from '../../lib/escape-invisible'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const bytesOf = ({ base64 }: SignedPartView): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

const toHex = (byte: number): string => byte.toString(16).padStart(2, '0')

/** The bytes as text in which nothing is invisible: line ends are drawn, other bytes than UTF-8 are written `\x9f`. */
export function showBytes(bytes: Uint8Array): string {
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    text = [...bytes]
      .map((byte) => ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a ? String.fromCharCode(byte) : `\\x${toHex(byte)}`))
      .join('')
  }
  return text.split('\n').map(escapeInvisible).join('↵\n')
}

/** Bytes that are shown of all that are signed. */
export function countBytes({ parts }: SignedContentView): { shown: number; total: number } {
  return {
    shown: parts.reduce((sum, part) => sum + bytesOf(part).length, 0),
    total: parts.reduce((sum, part) => sum + part.length, 0),
  }
}

const rowLength = 16

export interface HexRow {
  offset: string
  hex: string
  text: string
}

/** The signed bytes, 16 to a row, up to the first part that is not shown whole. */
export function hexRows({ parts }: SignedContentView): HexRow[] {
  const bytes: number[] = []
  for (const part of parts) {
    const shown = bytesOf(part)
    bytes.push(...shown)
    if (shown.length < part.length) break
  }
  return Array.from({ length: Math.ceil(bytes.length / rowLength) }, (_unused, row) => {
    const slice = bytes.slice(row * rowLength, (row + 1) * rowLength)
    return {
      offset: (row * rowLength).toString(16).padStart(6, '0'),
      hex: slice.map(toHex).join(' '),
      text: slice.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
    }
  })
}
