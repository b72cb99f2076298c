import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readUpTo } from './read-up-to'

it('reads a file whole, or only its start and says so', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'hookwright-read-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const path = join(directory, 'file')
  await writeFile(path, '0123456789')
  const text = async (maxBytes: number) => {
    const { bytes, tooLarge } = await readUpTo(path, maxBytes)
    return [Buffer.from(bytes).toString(), tooLarge]
  }
  expect(await text(10)).toEqual(['0123456789', false])
  expect(await text(4)).toEqual(['0123', true])
})

it('takes nothing that is no file, which could go on for ever', async () => {
  await expect(readUpTo(tmpdir(), 10)).rejects.toThrow('is not a file')
  await expect(readUpTo('/nowhere/at/all', 10)).rejects.toMatchObject({ code: 'ENOENT' })
})
