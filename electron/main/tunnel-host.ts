import { utilityProcess } from 'electron'
import type { UtilityProcess } from 'electron'
import { childEnvironment } from '../backend/node/child-environment'
import type { ChildLink, Processes } from '../backend/ports'

/** Electron's own `kill` asks with SIGTERM, which a hanging process need not heed. */
function killAtOnce(child: UtilityProcess): void {
  const { pid } = child
  if (pid === undefined) {
    child.once('spawn', () => killAtOnce(child))
    return
  }
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    child.kill()
  }
}

function startChild(script: string): ChildLink {
  const child = utilityProcess.fork(script, [], {
    serviceName: 'Hookwright tunnel',
    stdio: 'ignore',
    execArgv: [],
    env: childEnvironment(process.env),
  })
  let isGone = false
  const exit = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      isGone = true
      resolve(code)
    })
  })
  // A fatal error of V8, which ends the process, too; without a listener it would end the app.
  child.on('error', () => undefined)
  return {
    post: (message) => void (isGone || child.postMessage(message)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void exit.then(listener),
    kill: () => void (isGone || killAtOnce(child)),
  }
}

/** Child processes of Electron. `ngrokChild` is the path of the built entry. */
export const createTunnelHost = (options: { ngrokChild: string }): Processes => ({
  startNgrok: () => startChild(options.ngrokChild),
})
