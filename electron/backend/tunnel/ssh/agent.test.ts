import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { programPath } from '../../../../e2e/servers/find-program'
import { startServerProcess } from '../../../../e2e/servers/server-process'
import type { ServerProcess } from '../../../../e2e/servers/server-process'
import { startSshd } from '../../../../e2e/servers/sshd'
import type { Sshd } from '../../../../e2e/servers/sshd'
import { findAgent } from './find-agent'
import { attempt, driverFor, opened, problemOf, withoutSshd } from './testing/ssh-rig'

describe.skipIf(withoutSshd.isSkipped)(`the login through an SSH agent${withoutSshd.note}`, () => {
  let sshd: Sshd
  let directory: string
  let agent: string
  let agentProcess: ServerProcess

  beforeAll(async () => void (sshd = await startSshd()))
  afterAll(() => sshd.stop())

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hookwright-agent-'))
    agent = join(directory, 'socket')
    agentProcess = await startServerProcess({
      name: 'ssh-agent',
      file: programPath('ssh-agent'),
      args: ['-D', '-a', agent],
      isAnswering: () => canConnect(agent),
    })
  })

  afterEach(async () => {
    await agentProcess.end('SIGTERM')
    await rm(directory, { recursive: true, force: true })
  })

  const add = (keyFile: string) =>
    promisify(execFile)(programPath('ssh-add'), ['-q', keyFile], { env: { ...process.env, SSH_AUTH_SOCK: agent } })

  const tryAgent = (path: string | null = agent) => attempt(driverFor(sshd, { keyFile: null }, { agent: path }))

  it('finds the key that the host accepts among those of the agent', async () => {
    await add(await sshd.makeKey({ isAuthorized: false }))
    await add(await sshd.makeKey({ type: 'rsa', isAuthorized: false }))
    await add(sshd.keyFile)
    await opened(await tryAgent()).close()
  })

  it.each(['rsa', 'ecdsa'] as const)('signs with a key of the kind %s', async (type) => {
    await add(await sshd.makeKey({ type }))
    await opened(await tryAgent()).close()
  })

  it('names an agent without the right key', async () => {
    await add(await sshd.makeKey({ isAuthorized: false }))
    expect(problemOf(await tryAgent()).code).toBe('ssh_authentication_refused')
  })

  it('names a host that has had enough of the keys', async () => {
    for (let count = 0; count < 7; count += 1) await add(await sshd.makeKey({ isAuthorized: false }))
    expect(problemOf(await tryAgent()).code).toBe('ssh_authentication_refused')
  })

  it('names an agent that holds no key', async () => {
    expect(problemOf(await tryAgent())).toEqual({ code: 'ssh_agent_missing', detail: 'It holds no key.' })
  })

  it('names an agent that is not there', async () => {
    expect(problemOf(await tryAgent(null)).code).toBe('ssh_agent_missing')
    await agentProcess.end('SIGTERM')
    expect(problemOf(await tryAgent()).detail).toContain(agent)
  })
})

describe('where the agent is', () => {
  it.each([
    ['linux', { SSH_AUTH_SOCK: '/run/agent' }, '/run/agent'],
    ['linux', {}, null],
    ['darwin', { SSH_AUTH_SOCK: '' }, null],
    ['win32', {}, '\\\\.\\pipe\\openssh-ssh-agent'],
    ['win32', { SSH_AUTH_SOCK: '\\\\.\\pipe\\pageant.me' }, '\\\\.\\pipe\\pageant.me'],
    // It would start a helper program, which a packaged app cannot.
    ['win32', { SSH_AUTH_SOCK: 'pageant' }, '\\\\.\\pipe\\openssh-ssh-agent'],
  ] as const)('on %s with %j is %s', (platform, environment, expected) => {
    expect(findAgent(platform, environment)).toBe(expected)
  })
})

function canConnect(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.end())
    socket.once('error', () => resolve(false)).once('close', () => resolve(true))
  })
}
