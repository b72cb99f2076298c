import { describe, expect, test } from 'vitest'
import { expectedFuses, findArchiveFaults, findUnpackedFaults, findWireFaults } from './verify-package.mjs'

const packed = (name) => ({ name, isUnpacked: false })
const sound = [
  ...['package.json', 'out/main/index.js', 'out/main/ngrok-child.js', 'out/renderer/index.html'],
  'node_modules/zod/index.js',
].map(packed)

describe('the packaged archive', () => {
  test('is sound with the app, its manifest and its production packages', () => {
    expect(findArchiveFaults([...sound, { name: 'node_modules/x/a.node', isUnpacked: true }])).toEqual([])
  })

  test('must hold the built app', () => {
    expect(findArchiveFaults(sound.slice(2))).toEqual([
      'package.json is not in app.asar',
      'out/main/index.js is not in app.asar',
    ])
  })

  test('must hold neither sources nor tests', () => {
    expect(findArchiveFaults([...sound, packed('electron/main/index.ts'), packed('e2e/a.ts')])).toEqual([
      'electron must not be in app.asar',
      'e2e must not be in app.asar',
    ])
  })

  test('must not pack a native module, which could not be loaded from there', () => {
    expect(findArchiveFaults([...sound, packed('node_modules/x/a.node')])).toHaveLength(1)
  })
})

describe('the native modules beside the archive', () => {
  const sqlite = 'node_modules/@photostructure/sqlite/prebuilds/win32-x64/sqlite.node'
  const ngrok = 'node_modules/@ngrok/ngrok-win32-x64-msvc/ngrok.win32-x64-msvc.node'
  const windows = { platform: 'win32', arch: 'x64' }

  test('are sound with those of the platform', () => {
    expect(findUnpackedFaults([sqlite, ngrok], windows)).toEqual([])
  })

  test('may be those for every processor, as macOS has them', () => {
    const names = [
      'node_modules/@photostructure/sqlite/prebuilds/darwin-arm64/sqlite.node',
      'node_modules/@ngrok/ngrok-darwin-universal/ngrok.darwin-universal.node',
    ]
    expect(findUnpackedFaults(names, { platform: 'darwin', arch: 'arm64' })).toEqual([])
  })

  test('must all be there', () => {
    expect(findUnpackedFaults([sqlite], windows)).toEqual([
      'the ngrok binary of this platform is not in app.asar.unpacked',
    ])
    expect(findUnpackedFaults([], windows)).toHaveLength(2)
  })

  test('must be those of this platform, and not their manifests', () => {
    const others = [
      'node_modules/@ngrok/ngrok-linux-x64-gnu/ngrok.linux-x64-gnu.node',
      'node_modules/@ngrok/ngrok-win32-arm64-msvc/ngrok.win32-arm64-msvc.node',
      'node_modules/@ngrok/ngrok-win32-x64-msvc/package.json',
    ]
    expect(findUnpackedFaults([sqlite, ...others], windows)).toHaveLength(1)
  })
})

test('every fuse that does not read back as set is named', () => {
  expect(findWireFaults(expectedFuses)).toEqual([])
  const faults = findWireFaults({ ...expectedFuses, RunAsNode: true, OnlyLoadAppFromAsar: false })
  expect(faults).toEqual(['fuse RunAsNode is true, expected false', 'fuse OnlyLoadAppFromAsar is false, expected true'])
})
