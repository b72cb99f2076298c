import { isAbsolute } from 'node:path'

/** What the automation contract lets the environment say. */
export interface Environment {
  dataDirectory: string | null
  /** `null`: the settings decide; 0: any free port. */
  port: number | null
  secrets: string | undefined
  logsJson: boolean
}

/** Reads the variables of the automation contract; throws with a sentence when one makes no sense. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const { HOOKWRIGHT_DATA_DIR: directory, HOOKWRIGHT_PORT: port, HOOKWRIGHT_TUNNEL: tunnel } = variables
  if (directory && !isAbsolute(directory)) {
    throw new Error(`HOOKWRIGHT_DATA_DIR is "${directory}". Give an absolute path.`)
  }
  if (tunnel && tunnel !== 'off') {
    throw new Error(`HOOKWRIGHT_TUNNEL is "${tunnel}". This version only knows off: the receiver is reachable from this computer.`)
  }
  return {
    dataDirectory: directory || null,
    port: readPort(port),
    secrets: variables.HOOKWRIGHT_SECRETS,
    logsJson: variables.HOOKWRIGHT_LOG === 'json',
  }
}

function readPort(text: string | undefined): number | null {
  if (!text) return null
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new Error(`HOOKWRIGHT_PORT is "${text}". Give a port from 1 to 65535, or 0 for any free one.`)
  }
  return port
}
