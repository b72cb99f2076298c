import type { Sealing } from './secret-file'

/** No sealing at all: UTF-8. */
export const plainSealing: Sealing = {
  seal: (text) => Buffer.from(text, 'utf8'),
  unseal: (bytes) => Buffer.from(bytes).toString('utf8'),
}
