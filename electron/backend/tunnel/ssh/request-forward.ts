import type { SshSettings } from '@shared/contracts/tunnel'
import type { SshSession } from './start-session'
import { done, failed, nameProblem } from './step'
import type { Step } from './step'

/** Asks the host to listen, and returns the port on which it does. */
export function requestForward(
  { client, ended }: SshSession,
  { remoteHost, remotePort }: SshSettings,
): Promise<Step<number>> {
  return new Promise((resolve) => {
    void ended.then((problem) => resolve(failed(problem)))
    try {
      client.forwardIn(remoteHost, remotePort, (error, port) => {
        if (!error) resolve(done(port))
        // Any other error says that the connection ended, which `ended` tells better.
        else if (error.message.startsWith('Unable to bind'))
          resolve(failed(nameProblem('ssh_forwarding_refused', `${remoteHost || '*'}:${remotePort}`)))
      })
    } catch {
      // The connection ended a moment ago, and `ended` tells why.
    }
  })
}
