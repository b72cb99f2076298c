import { findPreset } from '@shared/connections'
import type { Connection, Preset } from '@shared/contracts/connection'
import type { Trigger } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'

/** Whom the app plays: the vendor of a trigger, with what it needs to prove itself. */
export interface Vendor {
  trigger: Trigger
  connection: Connection
  /** The trigger's public URL without the query, as a vendor would sign it. */
  url: string
  secret: string
  /** For schemes that sign with a private key (PKCS#8, DER): one whose public key the trigger accepts. */
  privateKey?: Uint8Array | undefined
  /** Where requests go: the origin on this computer, or that of the public URL. */
  origin: string
}

/** How the trigger of a vendor verifies signatures. */
export const presetOf = ({ connection, trigger }: Pick<Vendor, 'connection' | 'trigger'>): Preset =>
  must(findPreset(connection, trigger.authentication.preset), 'a stored trigger names a known preset')
