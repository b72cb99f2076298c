import { describe, expect, it } from 'vitest'
import { describeProblem } from './problems'
import { sshProblems } from './ssh-problems'

/** Every problem that the SSH driver can name, written down apart from the table, with what the app does by itself. */
const expected = {
  ssh_host_missing: 'never',
  ssh_user_missing: 'never',
  ssh_key_unreadable: 'never',
  ssh_key_not_a_key: 'never',
  ssh_passphrase_missing: 'never',
  ssh_passphrase_wrong: 'never',
  // A session may get its agent late.
  ssh_agent_missing: 'minutely',
  ssh_unreachable: 'soon',
  ssh_no_answer: 'soon',
  ssh_not_ssh: 'minutely',
  ssh_algorithms: 'never',
  // What looks like an attack, or would look like one to the host, waits for the user.
  ssh_host_key_unknown: 'never',
  ssh_host_key_changed: 'never',
  ssh_authentication_refused: 'never',
  // The port of a connection that broke comes free after a while.
  ssh_forwarding_refused: 'minutely',
}

describe('the problems of the SSH tunnel', () => {
  it.each(Object.entries(expected))('%s has a sentence, a remedy and a link, and is retried %s', (code, retry) => {
    const { sentence, remedy, link, ...rest } = describeProblem({ code, detail: 'what the other side said' })
    for (const words of [sentence, remedy]) {
      expect(words).toMatch(/^[A-Z].*\.$/)
      expect(words.split(' ').length).toBeGreaterThan(4)
      expect(words).not.toMatch(/!|undefined/)
      expect(words).not.toContain(code)
    }
    expect(sentence).not.toBe(remedy)
    expect(link === null || new URL(link).protocol === 'https:').toBe(true)
    expect(rest).toEqual({ retry })
  })

  it('are all in this list', () => {
    expect(Object.keys(sshProblems).sort()).toEqual(Object.keys(expected).sort())
  })

  it('promises a retry only where there is one', () => {
    for (const { remedy, retry } of Object.values(sshProblems))
      expect(/tries again/.test(remedy) && retry === 'never').toBe(false)
  })

  it.each([
    ['ssh_forwarding_refused', ['AllowTcpForwarding remote', 'GatewayPorts clientspecified']],
    ['ssh_host_key_unknown', ['ssh-keygen -lf']],
    ['ssh_host_key_changed', ['ssh-keygen -lf']],
    ['ssh_key_not_a_key', ['ssh-keygen -p -f']],
  ])('%s names the exact setting or command', (code, words) => {
    for (const word of words) expect(describeProblem({ code, detail: null }).remedy).toContain(word)
  })
})
