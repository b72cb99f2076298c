import type { ReasonCode } from '../contracts/verdict'
import type { Reason } from './reasons'

/** The reasons that a signature, a token or what belongs to them is refused for. */
export const signatureReasons = {
  signature_missing: {
    title: 'No signature',
    explanation: 'The request does not have the header that carries the signature.',
    fix: 'Enter the secret in the sender: most vendors sign only once they have one.',
    fixIssued:
      'Check that the vendor sent this request: it signs every one. A tool that tests the URL has to sign too.',
  },
  signature_repeated: {
    title: 'Signature header given twice',
    explanation: 'The signature header occurs more than once, so nobody can tell which one counts.',
    fix: 'Find out which proxy or tool adds it again, and remove one.',
  },
  signature_malformed: {
    title: 'Signature header of another shape',
    explanation: 'The header is there, but not built as this scheme builds it.',
    fix: 'Check that the signature scheme of the trigger is the one that the sender uses.',
  },
  signature_not_encoded: {
    title: 'Signature cut or wrongly encoded',
    explanation: 'The signature is not a whole digest in the encoding that this scheme uses.',
    fix: 'Let the sender write the whole digest, encoded as shown here.',
  },
  signature_wrong: {
    title: 'Signature does not match',
    explanation: 'The signature was made with another secret, or over other bytes than those that arrived.',
    fix: 'Paste the secret into the sender again. If it is the same, check that nothing changes the body on its way.',
    fixIssued:
      'Copy the secret at the vendor again and paste it into Setup of the trigger. If it is the same, check that nothing changes the body on its way.',
  },
  signature_other_url: {
    title: 'Signed for another URL',
    explanation:
      'The signature is right, but it was made for another URL than this trigger has. This scheme signs the URL that the sender calls.',
    fix: 'Let the sender call exactly the Webhook Base URL shown here. If the URL it calls is right, set it as the Public URL in Settings, Tunnel.',
  },
  signed_part_missing: {
    title: 'A signed part is missing',
    explanation: 'The signature covers a value that the request does not have exactly once.',
    fix: 'Let the sender send that header or field once, or choose the signature scheme that it really uses.',
  },
  items_missing: {
    title: 'Nothing that is signed',
    explanation:
      'This scheme signs every item of a list in the body, and the list is not there, is empty or is too long.',
    fix: 'Compare the body with the one in the documentation of the vendor. Another kind of event may have another shape.',
  },
  body_digest_wrong: {
    title: 'Digest of the body does not match',
    explanation: 'The signature is right, but the digest that it covers belongs to another body, or is missing.',
    fix: 'Check that nothing between the sender and this app changes the body.',
  },
  token_missing: {
    title: 'No token',
    explanation: 'The request does not carry the token that proves who sent it.',
    fix: 'Enter the token in the sender. Most vendors send none until they have one.',
    fixIssued: 'Check that the vendor sent this request. A tool that tests the URL has to send the token too.',
  },
  token_wrong: {
    title: 'Wrong token',
    explanation: 'The request carries a token, but not the one of this trigger.',
    fix: 'Copy the secret of this trigger again and replace the one in the sender.',
    fixIssued: 'Copy the token at the vendor again and paste it into Setup of the trigger.',
  },
  jwt_malformed: {
    title: 'Token cannot be read',
    explanation: 'The value should be a signed JSON Web Token: three parts in base64url with dots between.',
    fix: 'Check that the signature scheme of the trigger is the one that the sender uses.',
  },
  jwt_algorithm_refused: {
    title: 'Token signed in another way',
    explanation: 'The token names an algorithm that this vendor does not use, so it is not trusted.',
    fix: 'Let the sender sign with the algorithm shown here.',
  },
  claim_wrong: {
    title: 'Token meant for something else',
    explanation: 'The token is genuine, but one of its claims does not fit this request.',
    fix: 'Check the settings of the trigger, and that the sender has the URL of this trigger.',
  },
  setting_missing: {
    title: 'A setting of the trigger is empty',
    explanation: 'The signature covers a value that the request does not carry and that you have to enter.',
    fix: 'Open Setup of the trigger and fill in the setting named here.',
  },
  key_not_fetched: {
    title: "The vendor's public key is not here",
    explanation:
      'The vendor signs with a key of its own that has to be fetched from it, which is off until you allow it.',
    fix: 'Open Setup of the trigger and allow fetching the public keys, then let the vendor send it again.',
  },
  key_unknown: {
    title: 'Signed with an unknown key',
    explanation: 'The key that the request names is not among those that the vendor publishes.',
    fix: 'Let the vendor send it again later: a new key can take a while to be published.',
  },
  key_address_refused: {
    title: "Key not from the vendor's own host",
    explanation: 'The request names an address for its key that does not belong to the vendor, so nothing was fetched.',
    fix: 'Do not trust this request. If the vendor really moved its keys, look for an update of the app.',
  },
  timestamp_missing: {
    title: 'No timestamp',
    explanation: 'This scheme signs the time of sending, and the request does not say it.',
    fix: 'Let the sender add the timestamp where this scheme expects it.',
  },
  timestamp_malformed: {
    title: 'Timestamp cannot be read',
    explanation: 'The timestamp is not written as this scheme writes it.',
    fix: 'Let the sender write the time exactly in the form shown here.',
  },
  timestamp_stale: {
    title: 'Signed too long ago',
    explanation: 'The signature is right, but the request is older than this scheme allows.',
    fix: 'Send it again with a fresh signature. If every request ends here, set the clock of the sender or of this computer.',
  },
  timestamp_future: {
    title: 'Signed in the future',
    explanation: 'The signature is right, but its time is ahead of the clock of this computer.',
    fix: 'Set the clocks of the sender and of this computer, then send it again.',
  },
  replayed: {
    title: 'Sent a second time',
    explanation: 'The very same signature was accepted before. Anyone who saw that request could send it again.',
    fix: 'Let the sender sign each request anew, also when it tries again.',
  },
} satisfies Partial<Record<ReasonCode, Reason>>
