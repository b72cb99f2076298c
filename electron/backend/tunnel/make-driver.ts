import { readUpTo } from '../node/read-up-to'
import type { Processes } from '../ports'
import type { TunnelDriver } from './driver'
import { createManualDriver } from './manual'
import { createNgrokDriver } from './ngrok/create-ngrok-driver'
import { offDriver } from './off'
import type { MakeDriver } from './open-tunnel'
import { createSshDriver } from './ssh/create-ssh-driver'

/** Far more than any private key has. */
const longestKeyBytes = 256 * 1024

/** Gives the maker of drivers; each takes from the settings what is its own. `version` is the app's. */
export function createDriverMaker({ processes, version }: { processes: Processes; version: string }): MakeDriver {
  return (settings, secrets): TunnelDriver => {
    switch (settings.driver) {
      case 'off':
        return offDriver
      case 'manual':
        return createManualDriver(settings.manual)
      case 'ngrok':
        return createNgrokDriver({
          settings: settings.ngrok,
          authtoken: () => Promise.resolve(secrets.get('authtoken')),
          processes,
          version,
        })
      case 'ssh':
        return createSshDriver({
          settings: settings.ssh,
          passphrase: secrets.get('sshPassphrase'),
          readKey: async (path) => (await readUpTo(path, longestKeyBytes)).bytes,
        })
    }
  }
}
