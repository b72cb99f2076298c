import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSshd } from '../../../../e2e/servers/sshd'
import type { KeyOptions, Sshd } from '../../../../e2e/servers/sshd'
import { attempt, driverFor, opened, problemOf, withoutSshd } from './testing/ssh-rig'

describe.skipIf(withoutSshd.isSkipped)(`the login with a key file${withoutSshd.note}`, () => {
  let sshd: Sshd
  let directory: string
  beforeAll(async () => {
    sshd = await startSshd()
    directory = await mkdtemp(join(tmpdir(), 'hookwright-login-'))
  })
  afterAll(async () => {
    await sshd.stop()
    await rm(directory, { recursive: true, force: true })
  })

  async function write(text: string): Promise<string> {
    const file = join(directory, 'written')
    await writeFile(file, text)
    return file
  }

  async function expectOpen(keyFile: string, passphrase: string | null): Promise<void> {
    await opened(await attempt(driverFor(sshd, { keyFile }, { passphrase }))).close()
  }

  const usable: [string, KeyOptions][] = [
    ['ed25519', { type: 'ed25519' }],
    ['ecdsa', { type: 'ecdsa' }],
    ['RSA', { type: 'rsa' }],
    ['RSA as PEM', { type: 'rsa', format: 'PEM' }],
    ['ecdsa as PEM', { type: 'ecdsa', format: 'PEM' }],
  ]

  it.each(usable)('works with a key of the kind %s', async (_, key) => {
    await expectOpen(await sshd.makeKey(key), null)
    await expectOpen(await sshd.makeKey({ ...key, passphrase: 'open sésame' }), 'open sésame')
  })

  it('takes no notice of a passphrase for a key that has none', () => expectOpen(sshd.keyFile, 'needless'))

  it('reads a key file with the line ends of Windows', async () => {
    const text = await readFile(sshd.keyFile, 'utf8')
    await expectOpen(await write(`\uFEFF${text.replaceAll('\n', '\r\n')}`), null)
  })

  it.each([
    ['without a passphrase', null, 'ssh_passphrase_missing'],
    ['with an empty passphrase', '', 'ssh_passphrase_missing'],
    ['with a wrong passphrase', 'wrong', 'ssh_passphrase_wrong'],
  ])('names the trouble with a locked key %s', async (_, passphrase, code) => {
    for (const format of ['OpenSSH', 'PEM'] as const) {
      const keyFile = await sshd.makeKey({ type: 'rsa', format, passphrase: 'right' })
      expect(problemOf(await attempt(driverFor(sshd, { keyFile }, { passphrase })))).toEqual({ code, detail: null })
    }
  })

  it('notices that the key file was replaced since the last attempt', async () => {
    const keyFile = await write(await readFile(sshd.keyFile, 'utf8'))
    const driver = driverFor(sshd, { keyFile })
    await opened(await attempt(driver)).close()
    await write(await readFile(await sshd.makeKey({ isAuthorized: false }), 'utf8'))
    expect(problemOf(await attempt(driver)).code).toBe('ssh_authentication_refused')
  })

  it.each([
    ['the public half', (keyFile: string) => readFile(`${keyFile}.pub`, 'utf8')],
    ['something else', () => Promise.resolve('Dear diary')],
    ['nothing', () => Promise.resolve('')],
    ['half of a key', async (keyFile: string) => (await readFile(keyFile, 'utf8')).slice(0, 200)],
  ])('names a file that holds %s', async (_, contents) => {
    const keyFile = await write(await contents(sshd.keyFile))
    expect(problemOf(await attempt(driverFor(sshd, { keyFile }))).code).toBe('ssh_key_not_a_key')
  })

  it('names a form of key that it does not read', async () => {
    const keyFile = await sshd.makeKey({ type: 'rsa', format: 'PKCS8' })
    expect(problemOf(await attempt(driverFor(sshd, { keyFile }))).code).toBe('ssh_key_not_a_key')
  })

  it.each(['/no/such/key', tmpdir()])('names a file that cannot be read: %s', async (keyFile) => {
    const { code, detail } = problemOf(await attempt(driverFor(sshd, { keyFile })))
    expect(code).toBe('ssh_key_unreadable')
    expect(detail).toMatch(/\((ENOENT|EISDIR)\)$/)
  })

  it('names a key that the host does not accept, and what it accepts', async () => {
    const keyFile = await sshd.makeKey({ isAuthorized: false })
    expect(problemOf(await attempt(driverFor(sshd, { keyFile })))).toEqual({
      code: 'ssh_authentication_refused',
      detail: 'The host accepts: publickey.',
    })
  })

  it('names a user that the host does not know in the same way', async () => {
    const problem = problemOf(await attempt(driverFor(sshd, { user: 'nobody-of-that-name' })))
    expect(problem.code).toBe('ssh_authentication_refused')
  })

  it.each([
    [{ host: null }, 'ssh_host_missing'],
    [{ user: ' ' }, 'ssh_user_missing'],
  ])('does not begin with %j', async (changes, code) => {
    const failing = { readKey: () => Promise.reject(new Error('It began.')) }
    expect(problemOf(await attempt(driverFor(sshd, changes, failing)))).toEqual({ code, detail: null })
  })
})
