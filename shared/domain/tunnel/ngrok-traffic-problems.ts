import type { NgrokProblem } from './ngrok-problem'

const heals = 'Hookwright opens its receiver and the tunnel again by itself.'
const firewalls = 'https://ngrok.com/docs/guides/running-behind-firewalls'
const checkNetwork = 'Check the internet connection, firewall and VPN. Hookwright tries again by itself.'
const otherCertificates =
  'On a guest network, open any web page and sign in first. Where the company inspects TLS, choose the certificates of the operating system on the Tunnel page.'
const yourRules = "Change the rules of the endpoint in ngrok's dashboard if genuine senders are refused."

/** What senders are told at the public URL, and what is wrong on the way to ngrok. */
export const ngrokTrafficProblems: readonly NgrokProblem[] = [
  {
    codes: [3200],
    sentence: 'ngrok tells senders that the endpoint is offline: no tunnel is connected to this URL.',
    remedy: 'Connect the tunnel, and check that the sender uses the URL shown in Hookwright.',
    retry: 'soon',
  },
  {
    codes: [3004],
    sentence:
      "ngrok got an answer from this computer that is not valid HTTP: something else listens in Hookwright's place.",
    remedy: heals,
    retry: 'soon',
  },
  {
    codes: [3005],
    sentence: "ngrok waited in vain for this computer's answer.",
    remedy: `${heals} If it comes often, check whether the computer is overloaded.`,
    retry: 'soon',
  },
  {
    codes: [3006, 8012],
    sentence: "The tunnel is up, but Hookwright's receiver could not be reached through it.",
    remedy: heals,
    retry: 'soon',
  },
  {
    codes: [3202],
    sentence: "ngrok's circuit breaker holds requests back after many failed ones.",
    remedy: yourRules,
    link: 'https://dashboard.ngrok.com/endpoints',
    retry: 'soon',
  },
  {
    codes: [3204],
    sentence: 'ngrok refused a request because its own check of the webhook signature failed.',
    remedy: `${yourRules} Hookwright checks signatures itself.`,
    link: 'https://dashboard.ngrok.com/endpoints',
    retry: 'soon',
  },
  {
    codes: [3700],
    sentence: "ngrok's firewall blocked a request.",
    remedy: yourRules,
    link: 'https://dashboard.ngrok.com/endpoints',
    retry: 'soon',
  },
  {
    codes: [6024],
    sentence: 'ngrok shows browsers a warning page before the free plan lets them through.',
    remedy:
      'Webhooks are not affected. A sender that calls itself a browser gets that page instead of an answer: let it send the header ngrok-skip-browser-warning, or another User-Agent.',
    retry: 'soon',
  },
  {
    codes: [8000],
    sentence: "The name of ngrok's server was not found.",
    remedy: checkNetwork,
    link: firewalls,
    retry: 'soon',
  },
  {
    codes: [8001],
    sentence: 'This computer has no connection to the internet.',
    remedy: checkNetwork,
    link: firewalls,
    retry: 'soon',
  },
  {
    codes: [8002, 8007],
    sentence: "No connection to ngrok's servers could be made.",
    remedy: checkNetwork,
    link: firewalls,
    retry: 'soon',
  },
  {
    codes: [8003, 8008],
    sentence: 'The connection to ngrok is not private: something in between answers in its place.',
    remedy: otherCertificates,
    link: firewalls,
    retry: 'soon',
  },
  {
    codes: [8004, 8009],
    sentence: 'ngrok was reached, but what answered does not speak its protocol.',
    remedy: checkNetwork,
    link: firewalls,
    retry: 'soon',
  },
  {
    codes: [8005],
    sentence: 'The name of the proxy on the way to ngrok was not found.',
    remedy: checkNetwork,
    link: firewalls,
    retry: 'soon',
  },
  {
    codes: [8006],
    sentence: 'The proxy on the way to ngrok could not be reached.',
    remedy: checkNetwork,
    link: firewalls,
    retry: 'soon',
  },
]
