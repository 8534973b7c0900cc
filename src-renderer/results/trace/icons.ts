import {
  type Icon,
  IconBan,
  IconClockPause,
  IconDoorOff,
  IconFlag,
  IconHandStop,
  IconLogin,
  IconLogout,
  IconMailOpened,
  IconMapPin,
  IconPencil,
  IconPoint,
  IconRoute,
  IconSend,
  IconTargetArrow,
  IconUserOff,
} from "@tabler/icons-react";

/** How a step of a trace is drawn: its icon, and whether it is good or bad news for reaching the subscriber. */
export interface StepLook {
  Shape: Icon;
  tone: "good" | "bad" | "plain";
}

const looks: Record<string, StepLook> = {
  "not-entered": { Shape: IconDoorOff, tone: "bad" },
  entered: { Shape: IconLogin, tone: "plain" },
  arrived: { Shape: IconMapPin, tone: "plain" },
  waits: { Shape: IconClockPause, tone: "plain" },
  held: { Shape: IconHandStop, tone: "bad" },
  skipped: { Shape: IconBan, tone: "bad" },
  sent: { Shape: IconSend, tone: "good" },
  response: { Shape: IconMailOpened, tone: "good" },
  updated: { Shape: IconPencil, tone: "plain" },
  baseline: { Shape: IconTargetArrow, tone: "good" },
  churned: { Shape: IconUserOff, tone: "bad" },
  left: { Shape: IconRoute, tone: "plain" },
  completed: { Shape: IconFlag, tone: "plain" },
  exited: { Shape: IconLogout, tone: "plain" },
};

export const lookOf = (what: string): StepLook => looks[what] ?? { Shape: IconPoint, tone: "plain" };
