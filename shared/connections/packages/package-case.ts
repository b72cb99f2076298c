import type { CapturedRequest, RawHeaders } from '../../contracts/delivery'

/** What a package is asked with: the request as it arrived, and the secret of the trigger. */
export interface Delivered {
  request: CapturedRequest
  secret: string
  body: string
  header: (name: string) => string
}

export interface PackageCase {
  id: string
  preset?: string
  /** Whether the vendor's own code takes the request for genuine; it may also throw. */
  accepts: (delivered: Delivered) => unknown
  /** The headers that the vendor's own code signs a body with. */
  signs?: (parts: { body: string; secret: string; seconds: number }) => RawHeaders | Promise<RawHeaders>
}
