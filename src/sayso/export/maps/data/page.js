"use strict";
// Joins the picture to the list: an edge chosen in one shows in the other. All that it shows is in the page already.
const edges = [...document.querySelectorAll("g.edge")];
const claims = (edge) => document.getElementById(edge.id.replace("edge-", "claims-"));

function choose(edge) {
  const list = claims(edge);
  list.open = true;
  list.scrollIntoView({ block: "nearest" });
  list.querySelector("summary").focus();
}

for (const edge of edges) {
  edge.setAttribute("tabindex", "0");
  edge.setAttribute("role", "button");
  edge.setAttribute("aria-label", edge.querySelector("title").textContent);
  edge.setAttribute("aria-controls", claims(edge).id);
  edge.addEventListener("click", () => choose(edge));
  edge.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(edge);
    }
  });
  const mark = () => edge.classList.toggle("chosen", claims(edge).open);
  claims(edge).addEventListener("toggle", mark);
  mark();
}

// A closed list would be lost on paper.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((list) => { list.open = true; }));
