import type { Connection, Preset } from '../contracts/connection'

export declare const connections: readonly Connection[]
export declare function findConnection(id: string): Connection | undefined
export declare function findPreset(connection: Connection, id: string): Preset | undefined
