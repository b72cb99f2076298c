import { describe, expect, test } from 'vitest'
import { expectedFuses, findArchiveFaults, findWireFaults } from './verify-package.mjs'

const packed = (name) => ({ name, isUnpacked: false })
const sound = ['package.json', 'out/main/index.js', 'out/renderer/index.html', 'node_modules/zod/index.js'].map(packed)

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

test('every fuse that does not read back as set is named', () => {
  expect(findWireFaults(expectedFuses)).toEqual([])
  const faults = findWireFaults({ ...expectedFuses, RunAsNode: true, OnlyLoadAppFromAsar: false })
  expect(faults).toEqual(['fuse RunAsNode is true, expected false', 'fuse OnlyLoadAppFromAsar is false, expected true'])
})
