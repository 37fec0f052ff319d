/** English words: messages about parts of the page that could not be loaded, and about what the page waits for. */
export const faults = {
  waiting: "Waiting for",
  waitingFor: {
    trainers_one: "a trainer, silent for {{seconds}} s",
    trainers_other: "{{count}} trainers, silent for {{seconds}} s",
    sampler_one: "the sampler, {{seconds}} s",
    sampler_other: "the sampler, {{seconds}} s",
    opening_one: "a trainer to start, {{seconds}} s",
    opening_other: "a trainer to start, {{seconds}} s",
  },
  partBroken: "This part of the page could not be shown",
  offlinePart:
    "You are offline, and this part of the page had not been loaded yet. What is loaded still works, and a running study goes on.",
  newVersionPart:
    "A new version of Surmise was published, and this part of the old version no longer exists. A running study goes on. Save the study, then reload the page.",
  unreachablePart:
    "The server cannot be reached, and this part of the page had not been loaded yet. A running study goes on.",
  unloadedPart:
    "This part of the page could not be loaded, and the browser gives no reason. A running study goes on.",
  languageUnloaded: "This language could not be loaded. Check the connection, then choose it again.",
  partMistake:
    "This is a mistake of ours, not yours. A running study goes on, and the rest of the page still works.",
  learntFrom:
    "That study has {{all}} trials; {{shown}} of them are used. Half of these are its best trials; the other half is spread evenly over the rest.",
  linkHeld: "The study was not started automatically, because parts of its link could not be used",
  meant: "“{{part}}” probably means “{{meant}}”.",
  useMeant: "Use {{meant}}",
  linkEndless:
    "This link would start a study without an end: neither trials nor minutes limit it. Set a limit under Search, or press Run if that is what you want.",
  linkAsks: "A link started this study, and it has run for a minute. It is now paused. Continue it?",
  linkGoOn: "Continue",
  tryAgain: "Try again",
  saveStudy: "Save the study (JSON)",
  newVersion:
    "A new version of Surmise was published. This page keeps working as it is; reload it when it suits you.",
  reload: "Reload",
} as const;
