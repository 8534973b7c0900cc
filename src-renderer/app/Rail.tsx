import { IconSettings } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { Logo } from "../ui/Logo.tsx";
import { type Place, pathOf, useRoute } from "./router.ts";
import { placeLabels, railPlaces } from "./screens.ts";
import css from "./shell.module.css";

/** The five places, and settings at the foot. */
export function Rail() {
  return (
    <nav className={css.rail} aria-label="Places">
      <a className={css.railLogo} href="#/journeys" aria-label="Throughline: to the journeys">
        <Logo size={30} />
      </a>
      {railPlaces.map(({ place, Icon }) => (
        <RailLink key={place} place={place} Icon={Icon} />
      ))}
      <span className={css.railGap} />
      <RailLink place="settings" Icon={IconSettings} />
    </nav>
  );
}

function RailLink({ place, Icon }: { place: Place; Icon: ComponentType<{ size?: number; stroke?: number }> }) {
  const route = useRoute();
  const current = route.place === place || (route.place === "import" && place === "subscribers");
  return (
    <a className={css.railLink} href={`#${pathOf(place)}`} aria-current={current ? "page" : undefined}>
      <Icon size={22} stroke={1.6} />
      <span>{placeLabels[place]}</span>
    </a>
  );
}
