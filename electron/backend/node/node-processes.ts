import { fork } from 'node:child_process'
import type { ChildLink, Processes } from '../ports'
import { childEnvironment } from './child-environment'

function startChild(script: URL): ChildLink {
  const child = fork(script, [], {
    execArgv: [],
    serialization: 'advanced',
    // Its words are for nobody: standard output belongs to the facts.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: childEnvironment(process.env),
  })
  const exit = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.on('error', () => (child.pid === undefined ? resolve(null) : undefined))
  })
  return {
    post: (message) => void (child.connected && child.send(message as object, () => undefined)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void exit.then(listener),
    kill: () => void child.kill('SIGKILL'),
  }
}

/** Child processes of Node, for the app without a window and the tests. `ngrokChild` is the built entry. */
export const createNodeProcesses = (options: { ngrokChild: URL }): Processes => ({
  startNgrok: () => startChild(options.ngrokChild),
})
