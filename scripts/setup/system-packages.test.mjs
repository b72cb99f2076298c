import { describe, expect, test } from 'vitest'
import { needsVirtualDisplay } from '../display.mjs'
import { choosePackageName, isRenamedRelease, parseMissingLibraries, planSystemPackages } from './system-packages.mjs'

const nothing = { libraries: [], display: false, servers: [], isRoot: false, hasApt: true }
const sshd = { program: 'sshd', package: 'openssh-server', services: ['ssh.service'] }

describe('what to do about system packages', () => {
  test('nothing when all is there, whoever runs it', () => {
    expect(planSystemPackages(nothing)).toEqual({ kind: 'ready' })
    expect(planSystemPackages({ ...nothing, isRoot: true, hasApt: false })).toEqual({ kind: 'ready' })
  })

  test('root on Debian or Ubuntu installs what is missing and no more', () => {
    expect(planSystemPackages({ ...nothing, isRoot: true, display: true })).toEqual({
      kind: 'install',
      packages: [['xvfb']],
    })
    const { packages } = planSystemPackages({ ...nothing, isRoot: true, libraries: ['libgtk-3.so.0'] })
    expect(packages.flat()).toContain('libgtk-3-0')
    expect(packages.flat()).not.toContain('xvfb')
  })

  test('an ordinary user is told, and nothing is installed', () => {
    expect(planSystemPackages({ ...nothing, libraries: ['libnss3.so'] }).kind).toBe('tell')
  })

  test('the servers that tests start are installed like the rest, or told', () => {
    expect(planSystemPackages({ ...nothing, servers: [sshd], isRoot: true })).toEqual({
      kind: 'install',
      packages: [['openssh-server']],
    })
    expect(planSystemPackages({ ...nothing, servers: [sshd] }).kind).toBe('tell')
  })

  test('another Linux runs the tests without the servers, but not without the libraries', () => {
    const other = { ...nothing, hasApt: false, servers: [sshd] }
    const plan = planSystemPackages(other)
    expect(plan.kind).toBe('go-without')
    expect(plan.message).toContain('sshd')
    expect(planSystemPackages({ ...other, libraries: ['libnss3.so'] }).kind).toBe('stop')
  })

  test('another Linux gets the names of the libraries, not of Debian packages', () => {
    const plan = planSystemPackages({
      ...nothing,
      isRoot: true,
      hasApt: false,
      libraries: ['libnss3.so'],
      display: true,
    })
    expect(plan.kind).toBe('stop')
    expect(plan.message).toMatch(/libnss3\.so.*Xvfb/)
    expect(plan.message).not.toContain('apt')
  })
})

test('missing libraries are read from ldd once each, and found ones are not', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd)',
    '\tlibgtk-3.so.0 => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
    '\tlibasound.so.2 => not found',
    '\tlibgtk-3.so.0 => not found',
  ].join('\n')
  expect(parseMissingLibraries(output)).toEqual(['libasound.so.2', 'libgtk-3.so.0'])
})

describe('the name of a renamed package', () => {
  const names = ['libasound2', 'libasound2t64']

  test('is the one apt knows, the new one when it knows both', () => {
    expect(choosePackageName(names, { isKnown: (name) => name === 'libasound2', isRenamedRelease: true })).toBe(
      'libasound2',
    )
    expect(choosePackageName(names, { isKnown: () => true, isRenamedRelease: false })).toBe('libasound2t64')
  })

  test('follows the release when apt knows neither yet', () => {
    const isKnown = () => false
    expect(choosePackageName(names, { isKnown, isRenamedRelease: false })).toBe('libasound2')
    expect(choosePackageName(names, { isKnown, isRenamedRelease: true })).toBe('libasound2t64')
    expect(choosePackageName(['xvfb'], { isKnown, isRenamedRelease: true })).toBe('xvfb')
  })

  test.each([
    ['ID=debian\nVERSION_ID="12"\n', false],
    ['ID=debian\nVERSION_ID="13"\n', true],
    ['NAME="Ubuntu"\nID=ubuntu\nVERSION_ID="22.04"\n', false],
    ['ID=ubuntu\nVERSION_ID="24.04"\n', true],
    ['ID=ubuntu\nVERSION_ID="26.10"\n', true],
    ['', false],
  ])('a release %j uses the new names: %s', (osRelease, expected) => {
    expect(isRenamedRelease(osRelease)).toBe(expected)
  })
})

test('a virtual display is for a Linux without any session', () => {
  expect(needsVirtualDisplay('linux', {})).toBe(true)
  expect(needsVirtualDisplay('linux', { DISPLAY: '' })).toBe(true)
  expect(needsVirtualDisplay('linux', { DISPLAY: ':0' })).toBe(false)
  expect(needsVirtualDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(false)
  expect(needsVirtualDisplay('darwin', {})).toBe(false)
})
