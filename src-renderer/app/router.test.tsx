import { act, render, screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { navigate, parseHash, pathOf, useRoute } from "./router.ts";

beforeEach(() => {
  window.location.hash = "";
});

it("reads places and ids from a hash", () => {
  expect(parseHash("#/plan/run_1")).toEqual({ place: "plan", id: "run_1", sub: null, path: "/plan/run_1" });
  expect(parseHash("#/segments")).toEqual({ place: "segments", id: null, sub: null, path: "/segments" });
  expect(parseHash("#/journeys/a%2Fb").id).toBe("a/b");
});

it("goes to the journeys for anything it does not know", () => {
  expect(parseHash("").place).toBe("journeys");
  expect(parseHash("#/nowhere/x")).toEqual({ place: "journeys", id: null, sub: null, path: "/journeys" });
  expect(parseHash("#/plan/%E0%A4%A").place).toBe("plan");
});

it("writes what it reads", () => {
  expect(parseHash(`#${pathOf("results", "a/b c")}`).id).toBe("a/b c");
  expect(parseHash(`#${pathOf("subscribers", "profile", "C/1 %")}`)).toMatchObject({ id: "profile", sub: "C/1 %" });
});

function Where() {
  const { place, id } = useRoute();
  return <p>{`${place} ${id ?? "-"}`}</p>;
}

it("shows the new route when the hash changes", async () => {
  render(<Where />);
  expect(screen.getByText("journeys -")).toBeTruthy();
  act(() => navigate("/results/run_7"));
  expect(await screen.findByText("results run_7")).toBeTruthy();
});
