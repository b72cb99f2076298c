import { gunzipSync, gzipSync } from 'node:zlib'
import type { Compression } from '@shared/domain/diagnose/attempt'

/** Larger bodies are not worth the wait when a refusal is explained. */
const maxUnpackedBytes = 1024 * 1024

/** Gzip as the domain needs it to explain a refusal. */
export const nodeCompression: Compression = {
  unpack(bytes) {
    try {
      return gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes })
    } catch {
      return null
    }
  },
  pack: (bytes, level) => gzipSync(bytes, { level }),
}
