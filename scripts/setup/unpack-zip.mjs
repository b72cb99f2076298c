import { createWriteStream } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

const fileTypeMask = 0o170000
const symlinkType = 0o120000

/**
 * Unpacks a zip file by streaming, keeping modes and symbolic links. `targetOf` gets each entry's name and returns the
 * path to write inside `folder`, or null to leave the entry out; names that climb out of the folder are refused by yauzl.
 */
export async function unpackZip(zipPath, folder, targetOf) {
  const { default: yauzl } = await import('yauzl')
  const zip = await yauzl.openPromise(zipPath)
  try {
    for await (const entry of zip.eachEntry()) {
      const target = targetOf(entry.fileName)
      if (target === null || entry.fileName.endsWith('/')) continue
      await writeEntry(zip, entry, path.join(folder, target))
    }
  } finally {
    zip.close()
  }
}

async function writeEntry(zip, entry, file) {
  const mode = entry.externalFileAttributes >>> 16
  await mkdir(path.dirname(file), { recursive: true })
  const content = await zip.openReadStreamPromise(entry)
  if ((mode & fileTypeMask) === symlinkType) await symlink(await text(content), file)
  else await pipeline(content, createWriteStream(file, { mode: mode & 0o777 || 0o644 }))
}
