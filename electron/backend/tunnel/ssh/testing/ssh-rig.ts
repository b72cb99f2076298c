import { readFile } from 'node:fs/promises'
import { must } from '@shared/domain/assert'
import type { SshSettings, TunnelProblem } from '@shared/contracts/tunnel'
import { defaultTunnelSettings } from '@shared/contracts/tunnel'
import { problems } from '@shared/domain/tunnel/problems'
import { whyUnavailable } from '../../../../../e2e/servers/find-program'
import type { Sshd } from '../../../../../e2e/servers/sshd'
import type { LocalEnd, OpenTunnel, Opened, TunnelDriver } from '../../driver'
import { createSshDriver } from '../create-ssh-driver'
import type { SshDriverOptions } from '../create-ssh-driver'

const reason = whyUnavailable('sshd', 'ssh-keygen')

/** Whether to skip, and what to put behind the title of what is skipped. */
export const withoutSshd = { isSkipped: reason !== null, note: reason === null ? '' : ` (${reason})` }

export const testTimeouts = { openMs: 5_000, keepAliveMs: 500, closeMs: 1_000 }

/** Settings that work with this sshd, on any port it chooses. */
export function settingsFor(sshd: Sshd, changes: Partial<SshSettings> = {}): SshSettings {
  const { host, port, user, keyFile, fingerprint: hostKey } = sshd
  return { ...defaultTunnelSettings.ssh, host, port, user, keyFile, hostKey, ...changes }
}

export function driverFor(sshd: Sshd, changes: Partial<SshSettings> = {}, options: Partial<SshDriverOptions> = {}) {
  const settings = settingsFor(sshd, changes)
  return createSshDriver({
    settings,
    passphrase: null,
    agent: null,
    readKey: readFile,
    timeouts: testTimeouts,
    ...options,
  })
}

/** Everything that one tunnel told. */
export interface Ear {
  lost: TunnelProblem[]
  told: string[]
}

const nowhere: LocalEnd = { url: 'http://127.0.0.1:9', port: 9 }
const noAbort = new AbortController().signal

/** Tries to open, and keeps what the tunnel tells in `ear`. */
export function attempt(
  driver: TunnelDriver,
  local = nowhere,
  ear: Ear = { lost: [], told: [] },
  signal = noAbort,
): Promise<Opened> {
  const events = {
    lost: (problem: TunnelProblem) => void ear.lost.push(problem),
    tell: (text: string) => void ear.told.push(text),
  }
  return driver.open(local, events, signal)
}

/** The tunnel of an attempt that has to work. */
export function opened({ tunnel, problem }: Opened): OpenTunnel {
  return must(tunnel, `The tunnel did not open: ${JSON.stringify(problem)}`)
}

/** The problem of an attempt that has to fail; one without words would be a bug of its own. */
export function problemOf({ tunnel, problem }: Opened): TunnelProblem {
  const { code } = must(problem, `The tunnel opened: ${tunnel?.base}`)
  must(problems[code], `The table of problems has no words for ${code}.`)
  return must(problem, 'It was there a line ago.')
}

export const portOf = ({ base }: OpenTunnel): number => Number(new URL(base).port)
