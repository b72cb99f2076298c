import { describe, expect, it } from 'vitest'
import { tunnelProblemSchema } from '../../contracts/tunnel'
import { describeProblem, problems } from './problems'

/** From ngrok's list of errors: every one that a user of the app can meet, written down here apart from the table. */
const ngrokNumbers = [
  ...[102, 103, 105, 106, 107, 108, 116, 120, 121, 123, 128],
  ...[308, 313, 314, 316, 319, 320, 324, 326, 334, 350, 355, 356],
  ...[702, 703, 714, 715, 722, 725, 726, 727, 728, 732, 733, 734, 735, 736, 737, 738, 739, 740, 741, 742, 743],
  ...[802, 803, 3004, 3005, 3006, 3200, 3202, 3204, 3208, 3700, 4018, 4026, 6024, 6030],
  ...[8000, 8001, 8002, 8003, 8004, 8005, 8006, 8007, 8008, 8009, 8012, 8014],
  ...[9009, 9032, 9033, 9034, 9035, 9036, 9037, 9038, 9040],
]

const ownCodes = [
  ...['no_answer', 'unreachable', 'tls_failed', 'sdk_unavailable', 'child_failed', 'ngrok_failed'],
  ...['connection_lost', 'authtoken_missing', 'secret_unreadable', 'certificate_unreadable'],
  ...['server_address_invalid', 'manual_url_missing', 'stopped_by_dashboard', 'restarted_by_dashboard', 'aborted'],
  ...['app_closed', 'asleep', 'paused', 'probe_failed', 'reconnecting', 'network'],
]

const ngrokCodes = ngrokNumbers.map((number) => `ERR_NGROK_${number}`)
const expectedCodes = [...ngrokCodes, ...ownCodes]

/** What the app does by itself, for the codes where it must not be the usual. */
const neverAgain = [
  ...[4018, 105, 106, 107, 102, 103, 3208, 8014, 116, 308, 316, 356, 120, 121, 123, 313, 314, 319, 320, 326, 355],
  ...[9009, 9032, 9033, 9034, 9035, 9036, 9037, 9038, 9040, 4026, 732, 733, 735, 736, 737, 738, 739, 740],
].map((number) => `ERR_NGROK_${number}`)
const ownNeverAgain = [
  ...['sdk_unavailable', 'authtoken_missing', 'secret_unreadable', 'certificate_unreadable', 'paused', 'aborted'],
  ...['server_address_invalid', 'manual_url_missing', 'stopped_by_dashboard'],
]
const everyMinute = [108, 324, 350, 6030, 702, 703, 714, 715, 734, 725, 726, 727, 728].map(
  (number) => `ERR_NGROK_${number}`,
)

describe('the table of problems', () => {
  it.each(expectedCodes)('has words for %s', (code) => {
    expect(Object.hasOwn(problems, code)).toBe(true)
    const { sentence, remedy, link } = describeProblem({ code, detail: 'what the other side said' })
    for (const words of [sentence, remedy]) {
      expect(words).toMatch(/^[A-Za-z].*\.$/s)
      expect(words.split(' ').length).toBeGreaterThan(2)
      expect(words).not.toMatch(/!|\bERR_|undefined|\n/)
    }
    if (link !== null) expect(new URL(link).protocol).toBe('https:')
  })

  it.each(ngrokCodes)('links %s to a page of ngrok', (code) => {
    expect(describeProblem({ code, detail: null }).link).toMatch(/^https:\/\/((dashboard|status)\.)?ngrok\.com(\/|$)/)
  })

  it('links to the page of the very error where no better one is known', () => {
    expect(describeProblem({ code: 'ERR_NGROK_8012', detail: null }).link).toBe(
      'https://ngrok.com/docs/errors/err_ngrok_8012',
    )
  })

  it.each(expectedCodes)('tries %s again as often as it may help', (code) => {
    const waits = [...neverAgain, ...ownNeverAgain].includes(code)
    const expected = waits ? 'never' : everyMinute.includes(code) ? 'minutely' : 'soon'
    expect(describeProblem({ code, detail: null }).retry).toBe(expected)
  })

  it('holds nothing that is missing in this list', () => {
    const others = Object.keys(problems).filter((code) => !code.startsWith('ssh_'))
    expect(others.filter((code) => !expectedCodes.includes(code))).toEqual([])
  })

  it.each(Object.keys(problems))('has a code that fits the contract: %s', (code) => {
    expect(tunnelProblemSchema.safeParse({ code, detail: null }).success).toBe(true)
  })
})

describe('a code that is not in the table', () => {
  it('of ngrok is named with what ngrok said and its page', () => {
    expect(describeProblem({ code: 'ERR_NGROK_4242', detail: 'The moon is full.' })).toEqual({
      sentence: 'ngrok refused (ERR_NGROK_4242): The moon is full.',
      remedy: "Read ngrok's page about this error. Hookwright tries again every minute.",
      link: 'https://ngrok.com/docs/errors/err_ngrok_4242',
      retry: 'minutely',
    })
    expect(describeProblem({ code: 'ERR_NGROK_4242', detail: null }).sentence).toContain('ERR_NGROK_4242')
  })

  it.each(['something_else', 'toString', '__proto__', 'constructor'])('of another kind still has words: %s', (code) => {
    const text = describeProblem({ code, detail: null })
    expect(text.sentence).toContain(code)
    expect(text.retry).toBe('soon')
    expect(describeProblem({ code, detail: 'It said so.' }).sentence).toBe('It said so.')
  })
})
