import type { Analysis } from '../../contracts/profile'

export declare function analyseSamples(bodies: readonly Uint8Array[]): Analysis
