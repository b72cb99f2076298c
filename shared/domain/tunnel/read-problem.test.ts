import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tunnelProblemSchema } from '../../contracts/tunnel'
import { readProblem } from './read-problem'

const token = '2abcDEFghiJKLmnoPQRstuVWXyz_4w7vMnRmjj67d9tpqupzH'

describe('an error of the ngrok SDK', () => {
  it.each([
    ['failed to connect session: failed to establish tcp connection', 'unreachable'],
    ['failed to connect session: tls handshake error', 'tls_failed'],
    ['invalid server address: [::1]:443', 'server_address_invalid'],
    ['failed to connect session: invalid server name', 'server_address_invalid'],
    ['failed to connect session: failed to deserialize rpc response', 'connection_lost'],
    ['transport error', 'connection_lost'],
    ['failed to connect session: the connect function gave up', 'connection_lost'],
  ])('without a code is known by its text: %s', (message, code) => {
    expect(readProblem(null, message)).toEqual({ code, detail: null })
  })

  it('of an unknown text keeps that text', () => {
    expect(readProblem(null, 'failed to connect session: the cat ate it')).toEqual({
      code: 'ngrok_failed',
      detail: 'the cat ate it',
    })
    expect(readProblem(null, '')).toEqual({ code: 'ngrok_failed', detail: null })
  })

  it('has its code at the end of the message where the SDK gives none', () => {
    const message = 'failed to start listener: The endpoint is already online. error_code: ERR_NGROK_334'
    expect(readProblem(null, message)).toEqual({ code: 'ERR_NGROK_334', detail: 'The endpoint is already online.' })
    expect(readProblem(null, 'See ERR_NGROK_1.\n\nERR_NGROK_108\n').code).toBe('ERR_NGROK_108')
  })

  it('has the code that the SDK gives, unless that is none', () => {
    expect(readProblem('ERR_NGROK_105', 'no').code).toBe('ERR_NGROK_105')
    expect(readProblem('GenericFailure', 'ERR_NGROK_106').code).toBe('ERR_NGROK_106')
  })

  it('never shows the authtoken that ngrok repeats', () => {
    const message = `authentication failed: It does not look like an authtoken.\nYour authtoken: secret!\nGet yours (${token}). error_code: ERR_NGROK_105`
    expect(readProblem('ERR_NGROK_105', message)).toEqual({
      code: 'ERR_NGROK_105',
      detail: 'It does not look like an authtoken. Get yours ((authtoken)).',
    })
    expect(readProblem(null, 'Your authtoken: secret! error_code: ERR_NGROK_105').detail).toBeNull()
  })

  it('is always a problem that the contract allows', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.string({ maxLength: 2000, unit: 'binary' }), (code, message) => {
        expect(tunnelProblemSchema.safeParse(readProblem(code, message)).success).toBe(true)
      }),
    )
  })
})
