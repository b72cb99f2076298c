import { lstat, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unpackZip } from './unpack-zip.mjs'

let folder
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hookwright-zip-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test.skipIf(process.platform === 'win32')(
  'keeps the executable bit and symbolic links, and leaves out what is not wanted',
  async () => {
    await writeFile(
      path.join(folder, 'a.zip'),
      createZip([
        { name: 'top/run', mode: 0o100755, content: 'program' },
        { name: 'top/data', mode: 0o100644, content: 'data' },
        { name: 'top/link', mode: 0o120777, content: 'run' },
        { name: 'top/unwanted', mode: 0o100644, content: 'x' },
      ]),
    )
    const out = path.join(folder, 'out')
    await unpackZip(path.join(folder, 'a.zip'), out, (name) =>
      name.includes('unwanted') ? null : name.slice('top/'.length),
    )

    expect((await readdir(out)).sort()).toEqual(['data', 'link', 'run'])
    expect(await readFile(path.join(out, 'run'), 'utf8')).toBe('program')
    expect((await lstat(path.join(out, 'run'))).mode & 0o111).toBe(0o111)
    expect((await lstat(path.join(out, 'data'))).mode & 0o111).toBe(0)
    expect(await readlink(path.join(out, 'link'))).toBe('run')
  },
)

test('refuses an entry that would land outside the folder', async () => {
  await writeFile(path.join(folder, 'a.zip'), createZip([{ name: '../escaped', mode: 0o100644, content: 'x' }]))
  await expect(unpackZip(path.join(folder, 'a.zip'), path.join(folder, 'out'), (name) => name)).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['a.zip'])
})

/** A zip of stored entries, laid out as APPNOTE.TXT sections 4.3.7, 4.3.12 and 4.3.16 say. */
function createZip(entries) {
  const locals = []
  const centrals = []
  let offset = 0
  for (const { name, mode, content } of entries) {
    const [nameBytes, data] = [Buffer.from(name), Buffer.from(content)]
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(data), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(data.length, 18)
    shared.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, nameBytes, data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(mode * 0x10000, 6)
    tail.writeUInt32LE(offset, 10)
    const madeByUnix = Buffer.from([20, 3])
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), madeByUnix, shared, tail, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}
