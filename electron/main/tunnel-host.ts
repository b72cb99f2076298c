import type { Processes } from '../backend/ports'
export function createElectronProcesses(_: { ngrok: string }): Processes {
  return { startNgrok() { throw new Error('later') } }
}
