import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createChoosingVault } from './choosing-vault'
import { createFileVault } from './file-vault'
import { createMemoryVault } from './memory-vault'
import { createSealedVault } from './sealed-vault'

let directory: string
let file: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hookwright-vault-'))
  file = join(directory, 'data', 'secrets.json')
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const messageOf = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Error ? `${error.message} ${error.stack ?? ''}` : 'resolved'
}

describe('file vault', () => {
  it('keeps secrets over a restart in a file that only its owner can read', async () => {
    await createFileVault({ file }).write('key:a', 'hwk_secret')
    expect(await createFileVault({ file }).read('key:a')).toBe('hwk_secret')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(directory, 'data'))).toEqual(['secrets.json'])
  })

  it('loses no secret when many are written at once', async () => {
    const vault = createFileVault({ file })
    await Promise.all(Array.from({ length: 20 }, (_, index) => vault.write(`key:${index}`, `secret ${index}`)))
    const again = createFileVault({ file })
    const read = await Promise.all(Array.from({ length: 20 }, (_, index) => again.read(`key:${index}`)))
    expect(read).toEqual(Array.from({ length: 20 }, (_, index) => `secret ${index}`))
  })

  it('removes a secret from the file', async () => {
    const vault = createFileVault({ file })
    await vault.write('key:a', 'hwk_secret')
    await vault.remove('key:a')
    expect(await readFile(file, 'utf8')).not.toContain('hwk_secret')
    expect(await createFileVault({ file }).read('key:a')).toBeNull()
  })

  it('does not quote the secrets of a damaged file in its error', async () => {
    await createFileVault({ file }).write('key:a', 'hwk_secret')
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, -2))
    const message = await messageOf(createFileVault({ file }).read('key:a'))
    expect(message).toContain('damaged')
    expect(message).not.toContain('hwk_secret')
  })

  it('sets a damaged file aside at the next write instead of deleting it or refusing for ever', async () => {
    await createFileVault({ file }).write('key:a', 'hwk_old')
    await writeFile(file, `${await readFile(file, 'utf8')}garbage`)
    const vault = createFileVault({ file })
    await vault.write('key:b', 'hwk_new')
    expect(await vault.read('key:b')).toBe('hwk_new')
    const aside = (await readdir(join(directory, 'data'))).find((name) => name.includes('.corrupt-'))
    expect(await readFile(join(directory, 'data', aside ?? 'missing'), 'utf8')).toContain('hwk_old')
  })

  it('leaves a damaged file alone when only something is to be removed', async () => {
    await createFileVault({ file }).write('key:a', 'hwk_old')
    await writeFile(file, 'garbage')
    await messageOf(createFileVault({ file }).remove('key:a'))
    expect(await readFile(file, 'utf8')).toBe('garbage')
  })
})

describe('sealed vault', () => {
  const rotate = (text: string): Uint8Array => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a)
  const sealing = {
    seal: rotate,
    unseal: (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString('utf8'),
  }

  it('writes nothing readable and reads it back', async () => {
    await createSealedVault({ file, ...sealing }).write('key:a', 'hwk_secret')
    expect((await readFile(file)).includes('hwk_secret')).toBe(false)
    expect(await createSealedVault({ file, ...sealing }).read('key:a')).toBe('hwk_secret')
  })

  it('fails to read, and harms nothing, while the keychain is locked', async () => {
    await createSealedVault({ file, ...sealing }).write('key:a', 'hwk_secret')
    const locked = createSealedVault({
      file,
      seal: rotate,
      unseal: () => {
        throw new Error('the keychain is locked')
      },
    })
    expect(await messageOf(locked.read('key:a'))).toContain('locked')
    expect(await createSealedVault({ file, ...sealing }).read('key:a')).toBe('hwk_secret')
  })
})

describe('choosing vault', () => {
  it('keeps secrets off the disk until the user chooses the file, then moves them there', async () => {
    const vault = createChoosingVault({ file })
    await vault.write('key:a', 'hwk_secret')
    expect({ storage: vault.storage, mustChoose: vault.mustChoose }).toEqual({ storage: 'memory', mustChoose: true })
    expect(await readdir(directory)).toEqual([])
    await vault.choose('file')
    expect({ storage: vault.storage, mustChoose: vault.mustChoose }).toEqual({ storage: 'file', mustChoose: false })
    expect(await vault.read('key:a')).toBe('hwk_secret')
    expect(await createFileVault({ file }).read('key:a')).toBe('hwk_secret')
  })

  it('takes the secrets off the disk when the user goes back to memory', async () => {
    const vault = createChoosingVault({ file })
    await vault.choose('file')
    await vault.write('key:a', 'hwk_secret')
    await vault.choose('memory')
    expect(await vault.read('key:a')).toBe('hwk_secret')
    expect(await readFile(file, 'utf8')).not.toContain('hwk_secret')
  })

  it('finds the secrets of the last run when the file is chosen again', async () => {
    await createFileVault({ file }).write('key:a', 'hwk_secret')
    const vault = createChoosingVault({ file })
    await vault.choose('file')
    expect(await vault.read('key:a')).toBe('hwk_secret')
  })

  it('refuses a keychain that is not there', async () => {
    expect(await messageOf(createChoosingVault({ file }).choose('keychain'))).toContain('no keychain')
  })
})

it('does not let the storage be changed that the environment settled', async () => {
  expect(await messageOf(createMemoryVault().choose('file'))).toContain('HOOKWRIGHT_SECRETS')
})
