import type { CapturedRequest, RawHeaders } from '../../contracts/delivery'

/** What a package is asked with: the request as it arrived, and the secret of the trigger. */
export interface Delivered {
  request: CapturedRequest
  secret: string
  body: string
  header: (name: string) => string
}

/** How the code of a vendor, or of somebody else, judges and signs the deliveries of a preset; the first one where none is named. */
export interface PackageCase {
  id: string
  preset?: string
  /** Whether the package takes the request for genuine; it may also throw. */
  accepts: (delivered: Delivered) => unknown
  /** The headers that the package signs a body with. */
  signs?: (parts: { body: string; secret: string; seconds: number }) => RawHeaders | Promise<RawHeaders>
}
