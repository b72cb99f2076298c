import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultTunnelSettings } from '@shared/contracts/tunnel'
import type { NgrokSettings } from '@shared/contracts/tunnel'
import { startFaultRelay } from '../../testing/fault-relay'
import type { DriverRig } from '../../testing/driver-contract'
import { postTo } from '../../testing/local-server'
import type { NgrokLimits } from '../child-tunnel'
import { createNgrokDriver } from '../create-ngrok-driver'
import { startFakeNgrokIngress } from './fake-ngrok-ingress'
import type { FakeNgrokIngress } from './fake-ngrok-ingress'
import { startWatchedChildren } from './ngrok-children'
import type { WatchedProcesses } from './ngrok-children'
import type { ThrowawayCertificate } from './throwaway-certificate'

export interface NgrokRig extends DriverRig {
  ingress: FakeNgrokIngress
  processes: WatchedProcesses
  /** PEM file of the authority that signed the ingress's certificate. */
  authorityFile: string
  /** Writes a file that goes with the rig; its path. */
  write(text: string): Promise<string>
  /** Another driver to the same ingress. */
  driverWith(changes: { settings?: Partial<NgrokSettings>; authtoken?: string; openMs?: number }): DriverRig['driver']
}

export const authtoken = '2testTESTtestTESTtestTEST_notAnAuthtokenAtAll'

/** Short, but no shorter than a busy computer needs to start a child. */
const limits: NgrokLimits = {
  openMs: 6000,
  closeMs: 1000,
  heartbeat: { intervalSeconds: 1, toleranceSeconds: 1 },
  childSlackMs: 2000,
}

/** The real SDK in its child, a relay, and behind it a fake of ngrok. */
export async function openNgrokRig(certificate: ThrowawayCertificate): Promise<NgrokRig> {
  const directory = await mkdtemp(join(tmpdir(), 'hookwright-ngrok-'))
  let files = 0
  const write = async (text: string): Promise<string> => {
    files += 1
    const path = join(directory, `${files}.pem`)
    await writeFile(path, text)
    return path
  }
  const certificateFile = await write(certificate.authority)
  const ingress = await startFakeNgrokIngress(certificate)
  const relay = await startFaultRelay({ target: ingress.port })
  const processes = startWatchedChildren('ngrok-child')
  const serverAddress = `localhost:${relay.port}`
  const driverWith: NgrokRig['driverWith'] = (changes) =>
    createNgrokDriver({
      settings: { ...defaultTunnelSettings.ngrok, trust: 'file', certificateFile, serverAddress, ...changes.settings },
      authtoken: () => Promise.resolve(changes.authtoken ?? authtoken),
      ...{ processes, version: '1.2.3', limits: { ...limits, openMs: changes.openMs ?? limits.openMs } },
    })
  return {
    ...{ ingress, processes, relay, driverWith, write, authorityFile: certificateFile },
    driver: driverWith({}),
    post: (url, body) => postTo(ingress.publicPort, url, body),
    openTimeoutMs: limits.openMs,
    silenceMs: 2000,
    async close() {
      for (const child of processes.children) child.kill()
      await Promise.all([relay.close(), ingress.close()])
      await rm(directory, { recursive: true, force: true })
    },
  }
}
