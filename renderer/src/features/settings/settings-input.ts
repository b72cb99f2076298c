import { mebibyte } from '@shared/contracts/settings'

interface Read {
  value: number | null
  error: string | null
}

/** The port as typed; empty means any. */
export function readPort(text: string): Read {
  const trimmed = text.trim()
  if (trimmed === '') return { value: null, error: null }
  const port = Number(trimmed)
  const isPort = /^\d+$/.test(trimmed) && port >= 1024 && port <= 65535
  return isPort
    ? { value: port, error: null }
    : { value: null, error: 'Enter a port from 1024 to 65535, or leave the field empty for any free port.' }
}

/** The body limit as typed in MiB, in bytes. */
export function readBodyLimit(text: string): Read {
  const mebibytes = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && mebibytes >= 1 && mebibytes <= 64
    ? { value: Math.round(mebibytes * mebibyte), error: null }
    : { value: null, error: 'Enter a number from 1 to 64.' }
}
