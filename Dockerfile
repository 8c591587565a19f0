# Builds the program with the official Swift image, and runs it on a slim Debian without a compiler.
FROM swift:6.3.1-bookworm AS build
WORKDIR /src
COPY .ci .ci
RUN .ci/install-packages build
COPY Package.swift ./
COPY Sources Sources
# The manifest names the tests and the example, so they must be there; none of them is built.
COPY Tests Tests
COPY Examples Examples
RUN swift build --configuration release --static-swift-stdlib --product standorte \
    && install -D --strip .build/release/standorte /out/standorte

FROM debian:bookworm-slim
COPY .ci .ci
# proj-data has the BeTA2007 grid, without which old coordinates would be off by metres.
RUN .ci/install-packages run && rm -rf .ci /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /data --uid 10001 standorte
COPY --from=build /out/standorte /usr/local/bin/standorte
COPY geodata /usr/local/share/standorte/geodata

USER standorte
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s CMD ["standorte", "health"]
# An empty volume gets the sample data; an inventory that is there is served as it is.
CMD ["sh", "-c", "[ -e inventory.gpkg ] || standorte import /usr/local/share/standorte/geodata; exec standorte serve --host 0.0.0.0"]
