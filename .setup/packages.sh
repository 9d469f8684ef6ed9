# Sourced by the other scripts here: install packages of the operating system, or say how it is done.
# Exit code 4 stands for "something that is needed is not installed", as it does in pipeline/errors.py.

say() { printf '%s\n' "$*" >&2; }

has() { command -v "$1" >/dev/null 2>&1; }

# With root's rights: as root, with a sudo that asks nothing, or with one that can ask at a terminal.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif has sudo && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    elif has sudo && [ -t 0 ]; then
        sudo "$@"
    else
        return 126
    fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "$@" >&2
}

# install_packages WHAT APT-PACKAGES BREW-PACKAGES DNF-PACKAGES
# Each list is one argument; an empty one stands for "not known there". Returns 1 where it cannot install.
install_packages() {
    what=$1 apt=$2 brew=$3 dnf=$4
    # The lists are split into words on purpose from here on.
    # shellcheck disable=SC2086
    if has apt-get && [ -n "$apt" ]; then
        command="apt-get update && apt-get install --yes $apt"
        [ "$(id -u)" = 0 ] || command="sudo sh -c '$command'"
        say "Installing $what with apt-get."
        apt_install $apt
        case $? in
            0) return 0 ;;
            126) ;;
            *)
                # The lists of packages may be missing, as in a fresh container, or old.
                as_root apt-get -o DPkg::Lock::Timeout=300 update >&2
                apt_install $apt && return 0
                ;;
        esac
    elif has brew && [ -n "$brew" ]; then
        command="brew install $brew"
        say "Installing $what with Homebrew."
        brew install $brew >&2 && return 0
    elif has dnf && [ -n "$dnf" ]; then
        command="sudo dnf install $dnf"
    else
        say "$what is needed and not installed. Install it with your system's package manager and try again."
        return 1
    fi
    say "$what is needed and could not be installed from here. To install it, type:"
    say ""
    say "    $command"
    say ""
    return 1
}
