import { describe, expect, it } from 'vitest'
import { readEnvironment } from './environment'

describe('readEnvironment', () => {
  it('leaves everything to the settings when nothing is set, or set to nothing', () => {
    const nothing = { dataDirectory: null, port: null, secrets: null, logsJson: false, tunnel: null, authtoken: null }
    expect(readEnvironment({})).toEqual(nothing)
    expect(readEnvironment({ HOOKWRIGHT_PORT: '', HOOKWRIGHT_DATA_DIR: '', HOOKWRIGHT_LOG: '' })).toEqual(nothing)
  })

  it('tells port 0, any free one, from no port', () => {
    expect(readEnvironment({ HOOKWRIGHT_PORT: '0' }).port).toBe(0)
    expect(readEnvironment({ HOOKWRIGHT_PORT: '8080' }).port).toBe(8080)
  })

  it.each([
    ['off', { driver: 'off' }],
    ['ngrok', { driver: 'ngrok' }],
    ['manual:https://hooks.example.com/', { driver: 'manual', url: 'https://hooks.example.com' }],
  ])('reads the tunnel %s', (HOOKWRIGHT_TUNNEL, tunnel) => {
    expect(readEnvironment({ HOOKWRIGHT_TUNNEL }).tunnel).toEqual(tunnel)
  })

  it.each([
    { HOOKWRIGHT_PORT: '80a' },
    { HOOKWRIGHT_PORT: '-1' },
    { HOOKWRIGHT_PORT: '65536' },
    { HOOKWRIGHT_DATA_DIR: 'relative/place' },
    { HOOKWRIGHT_SECRETS: 'pocket' },
    { HOOKWRIGHT_TUNNEL: 'teleport' },
    { HOOKWRIGHT_TUNNEL: 'manual:' },
    { HOOKWRIGHT_TUNNEL: 'manual:ftp://example.com' },
    { HOOKWRIGHT_LOG: 'xml' },
  ])('refuses %o and names the variable', (variables) => {
    expect(() => readEnvironment(variables)).toThrow(Object.keys(variables)[0])
  })
})
