import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findMissingServers, servicesToDisable, testServers, withoutServices } from './test-servers.mjs'

const names = (servers) => servers.map(({ program }) => program)

test('a program on the PATH is not missing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookwright-servers-'))
  try {
    for (const { program } of testServers) {
      await writeFile(path.join(folder, program), '')
      await chmod(path.join(folder, program), 0o755)
    }
    expect(findMissingServers(`/no/such/folder${path.delimiter}${folder}`)).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('only the services of the servers that were missing are disabled, and only where systemd would start them', () => {
  const missing = testServers.filter(({ program }) => program !== 'nginx')
  expect(names(missing)).toEqual(['sshd', 'openssl'])
  expect(servicesToDisable(missing, true)).toEqual(['ssh.service', 'ssh.socket'])
  expect(servicesToDisable(missing, false)).toEqual([])
  expect(servicesToDisable([], true)).toEqual([])
})

test('an installation without servers changes nothing about services', async () => {
  let installs = 0
  await withoutServices([], async () => void (installs += 1))
  expect(installs).toBe(1)
})
