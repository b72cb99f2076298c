import type { NgrokProblem } from './ngrok-problem'

const authtokenPage = 'https://dashboard.ngrok.com/get-started/your-authtoken'
const billing = 'https://dashboard.ngrok.com/billing'
const credentials = 'https://dashboard.ngrok.com/authtokens'
const update = 'Update Hookwright to its newest version, then connect again.'
const waits = 'Hookwright tries again by itself; nothing needs to be done here.'

/** Who may connect: the authtoken, the account behind it, the version, and the state of ngrok's own service. */
export const ngrokAccountProblems: readonly NgrokProblem[] = [
  {
    codes: [4018],
    sentence: 'ngrok wants an account: no authtoken was sent.',
    remedy: 'Connect your ngrok account: copy the authtoken from the dashboard and paste it on the Tunnel page.',
    link: authtokenPage,
    retry: 'never',
  },
  {
    codes: [105],
    sentence: 'ngrok does not take this for an authtoken: it is malformed.',
    remedy:
      'Copy the authtoken again from the dashboard, whole and alone. An API key or the ID of a credential is something else.',
    link: authtokenPage,
    retry: 'never',
  },
  {
    codes: [106],
    sentence: "The authtoken is one of ngrok's first version, which is no longer accepted.",
    remedy: 'Copy the present authtoken from the dashboard and paste it on the Tunnel page.',
    link: authtokenPage,
    retry: 'never',
  },
  {
    codes: [107],
    sentence: 'The authtoken is no longer valid: it was reset or revoked, or you left the team it belonged to.',
    remedy:
      'Copy the present authtoken from the dashboard and paste it on the Tunnel page. Until then Hookwright receives on this computer only.',
    link: authtokenPage,
    retry: 'never',
  },
  {
    codes: [102],
    sentence: 'ngrok suspended the account because the last payment failed.',
    remedy: "Bring the payment details in order in ngrok's dashboard, then connect again.",
    link: billing,
    retry: 'never',
  },
  {
    codes: [103],
    sentence: 'ngrok suspended the account, usually for breaking its terms of service.',
    remedy: 'Ask ngrok support if that is a mistake, or choose another way to connect.',
    retry: 'never',
  },
  {
    codes: [3208],
    sentence: 'ngrok banned the account for breaking its terms of service.',
    remedy: 'Ask ngrok support if that is a mistake, or choose another way to connect.',
    retry: 'never',
  },
  {
    codes: [8014],
    sentence: 'ngrok blocked this connection: it suspects a breach of its acceptable use policy.',
    remedy: 'Ask ngrok support if that is a mistake, or choose another way to connect.',
    retry: 'never',
  },
  {
    codes: [116],
    sentence: "The authtoken may not be used from this computer's IP address.",
    remedy: "Connect from an address that the authtoken's IP policy allows, or use another authtoken.",
    link: credentials,
    retry: 'never',
  },
  {
    codes: [308],
    sentence: 'The access rules of the authtoken do not allow this address.',
    remedy: 'Allow it in the rules of the authtoken, or use another authtoken.',
    link: credentials,
    retry: 'never',
  },
  {
    codes: [316],
    sentence: 'The access rules of the authtoken do not allow this domain.',
    remedy:
      'Allow the domain in the rules of the authtoken, use another authtoken, or enter the domain that it allows on the Tunnel page.',
    link: credentials,
    retry: 'never',
  },
  {
    codes: [356],
    sentence: 'The access rules of the authtoken do not allow an address chosen by ngrok.',
    remedy: 'Enter on the Tunnel page a domain that the authtoken allows, or use another authtoken.',
    link: credentials,
    retry: 'never',
  },
  {
    codes: [108],
    sentence: 'The account has as many ngrok connections open as its plan allows; the free plan allows three.',
    remedy:
      'Close ngrok on another device, a second copy of Hookwright, or a session left over from a crash, in the list of agents. Hookwright tries again every minute.',
    link: 'https://dashboard.ngrok.com/agents',
    retry: 'minutely',
  },
  {
    codes: [120],
    sentence: 'This version of the ngrok part is no longer supported.',
    remedy: update,
    retry: 'never',
  },
  {
    codes: [121],
    sentence: 'This version of the ngrok part is too old for your account.',
    remedy: update,
    retry: 'never',
  },
  {
    codes: [123],
    sentence: "ngrok waits until the e-mail address of the account's administrator is verified.",
    remedy: "Verify it in ngrok's settings, then connect again.",
    link: 'https://dashboard.ngrok.com/user/settings',
    retry: 'never',
  },
  {
    codes: [128, 722, 741, 802],
    sentence: "Something failed inside ngrok's service.",
    remedy: waits,
    link: 'https://status.ngrok.com',
    retry: 'soon',
  },
  {
    codes: [742, 803],
    sentence: 'The ngrok server is shutting down and takes no new connections.',
    remedy: waits,
    link: 'https://status.ngrok.com',
    retry: 'soon',
  },
  {
    codes: [743],
    sentence: 'ngrok is overloaded and turns connections away for a while.',
    remedy: waits,
    link: 'https://status.ngrok.com',
    retry: 'soon',
  },
  {
    codes: [9009],
    sentence: 'ngrok allows connections through a proxy on paid plans only.',
    remedy: 'Connect from a network without a proxy, change the plan, or choose another way to connect.',
    link: billing,
    retry: 'never',
  },
  {
    codes: [9040],
    sentence: "ngrok takes no connections from this computer's IP address.",
    remedy:
      'That concerns Tor, some VPNs and some countries. Try another network without them, or choose another way to connect.',
    retry: 'never',
  },
]
