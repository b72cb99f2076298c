import type { Processes } from '../ports'
export function createNodeProcesses(_: { ngrok: URL }): Processes {
  return { startNgrok() { throw new Error('later') } }
}
